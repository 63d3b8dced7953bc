// Why a name did not resolve: libcurl does not say whether there is no such
// host or the resolver gave no answer.
#pragma once

#include <atomic>
#include <memory>
#include <string>

namespace web {

// Asks the system once more, on a thread of its own.
class Lookup {
 public:
  explicit Lookup(const std::string& name);

  bool done() const noexcept { return answer_->done; }
  // The name is known not to exist; once done.
  bool no_such_host() const noexcept;
  // For people; once done.
  std::string reason() const;

 private:
  // Outlives the lookup where the resolver takes longer than the run.
  struct Answer {
    std::atomic<bool> done = false;
    int code = 0;
  };
  std::shared_ptr<Answer> answer_ = std::make_shared<Answer>();
};

}  // namespace web
