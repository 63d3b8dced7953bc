// An archive, read into a case.
//
//   survey_warc (what refers to what) -> records one by one, with their requests ->
//   content coding, media type, decoder, as for what is fetched -> the case; at
//   the end what waited for records that come later: revisits and redirects
#pragma once

#include <claims/archive.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "archive/capture.h"
#include "archive/http_message.h"
#include "archive/import_survey.h"
#include "fetch/http_head.h"
#include "fetch/plugins.h"
#include "store/folder.h"

namespace claims::archive {

inline constexpr std::size_t max_remembered = 200'000;            // captures that others refer to
inline constexpr std::uint64_t max_waiting_bytes = 64u << 20;     // of revisits that come before what they refer to
inline constexpr std::uint64_t max_imported_content = 64u << 20;  // with the content coding removed
inline constexpr unsigned max_import_redirects = 10;
inline constexpr std::int64_t redirect_seconds = 3600;  // between a redirect and the capture that it leads to

// One file. All that the constructor takes must outlive the object.
class ImportRun {
 public:
  ImportRun(store::Folder& folder, fetching::PluginSet& plugins, const ProblemSink& problem,
            const ImportProgress& progress)
      : folder_(folder), plugins_(plugins), problem_(problem), progress_(progress) {}

  // Errors: of the case, after which it must be opened again. What is wrong with the file is in the result.
  Result<ImportedFile> run(const std::string& path);

 private:
  // A part of the file: itself, or an archive of a package.
  struct Part {
    std::string member;
    WarcInput* input;
    std::uint64_t start;
  };
  // A retrieval as far as redirects and revisits to it need it.
  struct Remembered {
    std::string seconds;  // when, in the form of Source::retrieved
    store::Exchange exchange;
    Source source;  // without text
    std::uint64_t size = 0;
  };
  struct Redirect {
    std::string locator, seconds;
    store::Exchange exchange;
    store::Import import;
  };
  struct Waiting {
    Capture capture;
    std::optional<Capture> request;
  };
  struct Reply {
    std::string head, body;
    bool cut = false;
  };

  // import_run.cpp: the file, its records
  Result<void> read_file(WarcInput& file, const std::string& path);
  Result<void> read_parts(std::vector<Part>& parts);
  Result<void> read_part(const Part& part);
  Result<void> take(Capture capture);
  Result<void> flush();
  Result<void> record(Capture& capture, const Capture* request);
  void skip(const Capture& capture, std::string_view code, std::string text);
  void tell(ArchiveProblem found);
  Result<void> commit(bool all);

  // import_capture.cpp: documents, as any crawler leaves them
  Result<void> response(Capture& capture, const Capture* request);
  Result<void> resource(Capture& capture);
  Result<void> revisit(Capture& capture, const Capture* request, bool last);
  Result<void> document(Capture& capture, const Capture* request, store::Exchange exchange, std::string_view body,
                        const fetching::HttpHead& head, const std::string& truncated);
  Result<void> redirect(Capture& capture, const Capture* request, store::Exchange exchange, std::string_view body,
                        const std::string& target);
  Result<void> settle_redirects();
  Result<bool> put(store::Exchange& exchange, const Capture* request, std::string_view body,
                   const std::string& truncated);
  Result<void> keep(const Capture& capture, store::Record record, std::string_view text);
  Result<std::optional<store::Record>> there(const store::Record& record, const std::string& record_sha256);
  void remember(const Capture& capture, const store::Record& record);
  const Remembered* remembered(const Capture& revisit) const;
  std::optional<Remembered> in_case(const Capture& revisit);
  const Remembered* nearest(const std::string& locator, const std::string& seconds, std::int64_t most) const;
  store::Import import_of(const Capture& capture) const;
  Result<void> describe();
  static Reply reply_of(const Capture& capture);
  static store::Exchange exchange_of(const Capture& capture, const Reply& reply, unsigned status);

  // import_own.cpp: what claims wrote in another case
  Result<void> plan_own();
  Result<bool> own_record(Capture& capture, const Capture* request, bool last);
  Result<bool> own_reply(Capture& capture, const Capture* request, store::Exchange& exchange, bool last);
  Result<void> finish_own();
  Result<void> finish_notes();

  store::Folder& folder_;
  fetching::PluginSet& plugins_;
  const ProblemSink& problem_;
  const ImportProgress& progress_;

  ImportedFile out_;
  ImportSurvey survey_;
  store::Import import_;  // what is the same for all of the file
  bool described_ = false;
  std::uint64_t part_start_ = 0, file_size_ = 0;
  std::optional<Capture> pending_, request_;  // a reply whose request may follow, the last request
  std::optional<Capture> pending_request_;
  std::vector<Waiting> waiting_;
  std::uint64_t waiting_bytes_ = 0;
  std::vector<Redirect> redirects_;
  std::vector<Remembered> remembered_;
  std::multimap<std::string, std::size_t> by_url_;
  std::unordered_map<std::string, std::size_t> by_id_, by_digest_;
  std::unordered_set<std::string> fresh_;  // records of the file whose retrieval is not committed yet
  std::size_t uncommitted_ = 0;

  std::unordered_map<std::string, store::Exchange> own_exchanges_;  // by id of the record in the file
  std::unordered_map<std::string, std::string> own_records_;        // that id, and the one in the case
  std::set<std::string> own_objects_;                               // digests of certificates and texts
  std::vector<bool> own_wanted_;                                    // of survey_.own
  std::unordered_set<std::string> own_damaged_;                     // ids of metadata records
};

// "2024-06-20T09:30:00Z" of "2024-06-20T09:30:00.125Z"; empty: it is no such date.
std::string in_seconds(std::string_view date);

}  // namespace claims::archive
