#include "store/folder.h"

namespace claims {
namespace store {
namespace {

class CaseFolder : public Case {
 public:
  explicit CaseFolder(std::unique_ptr<Folder> folder) : folder_(std::move(folder)) {}

  Result<std::vector<Source>> sources(std::span<const std::string> locators, const std::string& until) override {
    std::vector<Source> out;
    for (const std::string& locator : locators) {
      auto record = folder_->last(locator, true, until);
      if (!record) return tl::unexpected(record.error());
      if (!*record) continue;
      if (auto completed = folder_->complete(**record); !completed) return tl::unexpected(completed.error());
      out.push_back(std::move((*record)->source));
    }
    return out;
  }

  Result<std::vector<Retrieval>> retrievals(const std::string& locator) override {
    auto entries = folder_->index().sources(locator);
    if (!entries) return tl::unexpected(entries.error());
    std::vector<Retrieval> out;
    for (SourceEntry& each : *entries)
      out.push_back({each.id, std::move(each.locator), std::move(each.time), each.state, std::move(each.sha256),
                     each.size, std::move(each.kept)});
    return out;
  }

  Result<Source> source(const Retrieval& retrieval) override {
    auto record = folder_->retrieval(retrieval.id);
    if (!record) return tl::unexpected(record.error());
    if (auto completed = folder_->complete(*record); !completed) return tl::unexpected(completed.error());
    return std::move(record->source);
  }

  Result<std::vector<Redirect>> redirects(const Retrieval& retrieval) override {
    const auto record = folder_->retrieval(retrieval.id);
    if (!record) return tl::unexpected(record.error());
    // Back from the last address, as there may be exchanges of other roles, and attempts.
    std::vector<Redirect> out;
    std::string to = record->source.url;
    for (auto each = record->exchanges.rbegin(); each != record->exchanges.rend(); ++each) {
      if (each->redirect.empty() || each->redirect != to) continue;
      out.insert(out.begin(), {each->status, each->url, each->redirect});
      to = each->url;
    }
    return out;
  }

  Result<std::string> bytes(const std::string& sha256) override { return folder_->object(sha256); }
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
