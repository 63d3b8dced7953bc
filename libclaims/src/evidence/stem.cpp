#include "evidence/stem.h"

#include <algorithm>
#include <cstring>

namespace claims::evidence {
namespace {

bool is_vowel(char c) noexcept { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

class Word {
 public:
  Word(std::string_view lower, char* buffer) noexcept : at_(buffer), size_(std::min(lower.size(), max_word_bytes)) {
    std::memcpy(at_, lower.data(), size_);
  }

  std::string_view stem() noexcept {
    plural();
    if (!past_or_participle()) adverb();
    final_letter();
    return {at_, size_};
  }

 private:
  bool ends(std::string_view tail) const noexcept { return std::string_view(at_, size_).ends_with(tail); }
  char last(std::size_t n = 1) const noexcept { return at_[size_ - n]; }
  bool vowel_before(std::size_t end) const noexcept {
    for (std::size_t i = 0; i < end; ++i)
      if (is_vowel(at_[i])) return true;
    return false;
  }

  void plural() noexcept {
    if (size_ < 4 || last() != 's') return;
    if (ends("ss") || ends("us") || ends("is")) return;
    if (ends("ies") && size_ > 4) {
      size_ -= 2;
      return;
    }
    if (ends("sses") || ends("xes") || ends("zes") || ends("ches") || ends("shes")) {
      size_ -= 2;
      return;
    }
    --size_;
  }

  bool past_or_participle() noexcept {
    std::size_t cut = 0;
    if (ends("ed") && !ends("eed") && size_ >= 5) cut = 2;
    if (ends("ing") && size_ >= 6) cut = 3;
    if (cut == 0 || !vowel_before(size_ - cut)) return false;
    size_ -= cut;
    const bool doubled = size_ >= 4 && last() == last(2) && !is_vowel(last());
    if (doubled && last() != 'l' && last() != 's' && last() != 'z' && last() != 'f') --size_;
    return true;
  }

  void adverb() noexcept {
    if (ends("ly") && size_ >= 6) size_ -= 2;
  }

  void final_letter() noexcept {
    if (size_ >= 4 && last() == 'e') --size_;
    if (size_ >= 4 && last() == 'l' && last(2) == 'l') --size_;  // "controlled", "control"
    if (size_ >= 3 && last() == 'y' && !is_vowel(last(2))) at_[size_ - 1] = 'i';
  }

  char* at_;
  std::size_t size_;
};

}  // namespace

std::string_view stem_of(std::string_view lower, char* buffer) noexcept { return Word(lower, buffer).stem(); }

}  // namespace claims::evidence
