#include "archive/import_survey.h"

#include "archive/capture.h"
#include "archive/http_message.h"
#include "archive/labelled_digest.h"
#include "archive/warc_reader.h"
#include "archive/warc_rules.h"
#include "citation/url.h"
#include "fetch/url.h"
#include "store/warc_record.h"

namespace claims::archive {
namespace {

constexpr std::size_t max_information = 1u << 20;  // of a warcinfo record, bytes

class Survey {
 public:
  Survey(WarcReader& reader, const std::string& member, ImportSurvey& out)
      : reader_(reader), member_(member), out_(out) {}

  Result<void> record() {
    ++number_;
    ++out_.records;
    const WarcHead& head = reader_.head();
    const std::string type = plain_type(head.field("WARC-Type"));
    if (type == "warcinfo" && out_.software.empty()) return information();
    if (type == "metadata" && out_.ours()) return retrieval();
    if (type == "revisit") note_revisit();
    if (type == "response" || type == "revisit") return reply();
    return {};
  }

 private:
  void keep(std::set<std::string>& set, std::string value) {
    if (value.empty()) return;
    if (set.size() < max_surveyed) set.insert(std::move(value));
    else out_.full = true;
  }

  Result<std::string> block(std::size_t most) {
    std::string out;
    for (;;) {
      auto piece = reader_.block();
      if (!piece) return tl::unexpected(piece.error());
      if (piece->empty()) return out;
      if (out.size() + piece->size() > most) return std::string();
      out += *piece;
    }
  }

  Result<void> information() {
    auto text = block(max_information);
    if (!text) return tl::unexpected(text.error());
    out_.software = http_field(*text, "software");
    return {};
  }

  Result<void> retrieval() {
    static const std::string commit = store::claims_uri("commit");
    const WarcHead& head = reader_.head();
    const std::string uri = without_brackets(head.field("WARC-Target-URI"));
    if (!uri.starts_with("urn:claims:") || uri == commit) return {};
    OwnRetrieval own{member_, head.offset, number_, std::string(head.id()), {}};
    auto text = block(max_retrieval_bytes);
    if (!text) return tl::unexpected(text.error());
    static const std::string note = store::claims_uri(store::note_scheme);
    if (uri.starts_with(note)) {
      if (out_.notes.size() < max_surveyed) out_.notes.push_back({own.id, uri.substr(note.size()), std::move(*text)});
      else out_.full = true;
      return {};
    }
    auto record = store::parse_record(*text);
    if (!record || store::claims_uri(record->source.locator) != uri) return {};
    own.record = std::move(*record);
    if (out_.own.size() < max_surveyed) out_.own.push_back(std::move(own));
    else out_.full = true;
    return {};
  }

  void note_revisit() {
    const WarcHead& head = reader_.head();
    keep(out_.ids, std::string(head.field("WARC-Refers-To")));
    keep(out_.digests, digest_key(head.field("WARC-Payload-Digest")));
    for (const char* const name : {"WARC-Refers-To-Target-URI", "WARC-Target-URI"})
      keep(out_.urls, web_locator(without_brackets(head.field(name))));
  }

  Result<void> reply() {
    const std::string url = without_brackets(reader_.head().field("WARC-Target-URI"));
    HttpMessage message;
    while (!message.has_head()) {
      auto piece = reader_.block();
      if (!piece) return tl::unexpected(piece.error());
      if (piece->empty()) return {};
      std::string_view rest = *piece;
      message.take(rest);
      if (!message.has_head() && message.head().size() >= max_http_head) return {};
    }
    keep(out_.urls, redirect_target(url, message.status(), http_field(message.head(), "location")));
    return {};
  }

  WarcReader& reader_;
  const std::string& member_;
  ImportSurvey& out_;
  std::uint64_t number_ = 0;
};

}  // namespace

std::string web_locator(std::string_view url) {
  const auto parsed = citation::parse_url(url);
  return parsed ? parsed->text() : std::string();
}

std::string redirect_target(std::string_view url, unsigned status, std::string_view location) {
  const bool redirect = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  if (!redirect || location.empty()) return {};
  const auto base = fetching::parse_url(url);
  const auto to = base ? fetching::resolve(*base, location) : fetching::parse_url(location);
  return to ? web_locator(to->text()) : std::string();
}

std::string digest_key(std::string_view field) {
  if (field.empty()) return {};
  const auto digest = parse_labelled_digest(field);
  return digest ? to_text(*digest) : std::string(field);
}

Result<void> survey_warc(WarcInput& input, const std::string& member, ImportSurvey& out,
                         const std::function<void(std::uint64_t)>& seen) {
  WarcReader reader(input, [](const ArchiveProblem&) {});
  if (auto opened = reader.open(); !opened) return opened;
  Survey survey(reader, member, out);
  for (;;) {
    auto there = reader.next();
    if (!there) return tl::unexpected(there.error());
    if (!*there) return {};
    seen(reader.head().offset);
    if (auto done = survey.record(); !done) return done;
  }
}

}  // namespace claims::archive
