// What the lists inside a WACZ package say, against the records that are in it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/wacz_index.h"

namespace claims::archive {

class WaczLists {
 public:
  using Report =
      std::function<void(std::string_view code, const std::string& member, std::uint64_t offset, std::string)>;
  explicit WaczLists(Report report) : report_(std::move(report)) {}

  void record(const IndexedRecord& record);
  // Lines of an index in their order. Each function takes the name of the list's file first.
  void index_line(const std::string& member, std::string_view line);
  void page_line(const std::string& member, std::uint64_t number, std::string_view line);
  bool has(const std::string& url) const { return dates_.contains(url); }  // a record of it
  // What no index had.
  void finish(bool has_index);

 private:
  struct Place {
    std::string filename;
    std::uint64_t offset;
    auto operator<=>(const Place&) const = default;
  };
  Report report_;
  std::map<Place, IndexLine> records_;
  std::set<Place> listed_;
  std::multimap<std::string, std::string> dates_;  // of each URL
  std::map<std::string, std::string> last_line_, columns_;
};

}  // namespace claims::archive
