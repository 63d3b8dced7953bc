#include "store/folder.h"

namespace claims {
namespace store {
namespace {

class CaseFolder : public Case {
 public:
  explicit CaseFolder(std::unique_ptr<Folder> folder) : folder_(std::move(folder)) {}

  Result<std::vector<Source>> sources(std::span<const std::string> locators) override {
    std::vector<Source> out;
    for (const std::string& locator : locators) {
      auto record = folder_->last(locator, true);
      if (!record) return tl::unexpected(record.error());
      if (!*record) continue;
      Source source = std::move((*record)->source);
      if (!source.text_sha256.empty()) {
        Result<std::string> text = folder_->object(source.text_sha256);
        if (!text) return tl::unexpected(text.error());
        source.text = std::move(*text);
      }
      out.push_back(std::move(source));
    }
    return out;
  }

  const std::vector<std::string>& repairs() const noexcept override { return folder_->repairs(); }
  Folder& folder() noexcept { return *folder_; }

 private:
  std::unique_ptr<Folder> folder_;
};

}  // namespace

Folder* folder_of(Case& kept) noexcept {
  auto* const ours = dynamic_cast<CaseFolder*>(&kept);
  return ours ? &ours->folder() : nullptr;
}

}  // namespace store

Result<std::unique_ptr<Case>> open_case(const std::string& folder, bool writable) {
  auto opened = store::Folder::open(folder, writable);
  if (!opened) return tl::unexpected(opened.error());
  return std::make_unique<store::CaseFolder>(std::move(*opened));
}

}  // namespace claims
