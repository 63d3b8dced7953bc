// The verbs around a time expression: is it spoken of as past or as to come?
#pragma once

#include <claims/story.h>

#include <vector>

namespace claims::extract {

enum class Lean : std::uint8_t { none, past, future };

// The verbs and clause boundaries of one sentence.
class Clauses {
 public:
  // Replaces what was read before. Linear in the sentence's tokens.
  void read(const Story& story, const Sentence& sentence);

  struct Verdict {
    Lean lean = Lean::none;        // which way the words point
    Tense tense = Tense::unknown;  // see TimeMention::tense
  };
  // For the expression of tokens [first, last).
  Verdict at(std::uint32_t first, std::uint32_t last) const;
  // The lean of the verb close behind token `last` in its clause; past where there is none.
  Lean behind(std::uint32_t last) const;

 private:
  struct Mark {
    std::uint32_t token;
    bool verb;  // else a boundary
    Tense tense;
    Lean lean;
  };
  void read_token(const Story& story, std::uint32_t i, const Sentence& sentence);
  void verb(std::uint32_t token, Tense tense, Lean lean) { marks_.push_back({token, true, tense, lean}); }
  bool follows_auxiliary(std::uint32_t token) const;

  std::vector<Mark> marks_;
  std::uint32_t auxiliary_ = 0;  // one past the token of the last auxiliary; 0 = none
};

}  // namespace claims::extract
