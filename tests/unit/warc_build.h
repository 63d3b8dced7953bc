// Archives for tests, written by hand where the writer would refuse.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "archive/gzip_member.h"
#include "archive/labelled_digest.h"
#include "archive/warc_check.h"
#include "archive/warc_writer.h"

namespace build {

inline std::string digest(claims::archive::DigestAlgorithm algorithm, std::string_view bytes) {
  claims::archive::DigestStream stream(algorithm);
  stream.add(bytes);
  return to_text(stream.end());
}

// A record from its header lines (with LF, made CRLF) and its block; Content-Length is added.
inline std::string record(std::string_view lines, std::string_view block, std::string_view version = "1.1") {
  std::string out = "WARC/" + std::string(version) + "\r\n";
  for (const char c : lines) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + std::string(block) + "\r\n\r\n";
}

// A resource, with "id" as the last digits of its id.
inline std::string resource(std::string_view id, std::string_view block, std::string_view more = "") {
  return record("WARC-Type: resource\nWARC-Record-ID: <urn:uuid:" + std::string(id) +
                    ">\nWARC-Date: 2026-11-24T03:00:00Z\nWARC-Target-URI: https://example.org/" + std::string(id) +
                    "\nContent-Type: text/plain\n" + std::string(more),
                block);
}

inline std::string packed(const std::vector<std::string>& members) {
  std::string out;
  for (const std::string& each : members) claims::archive::append_gzip_member(out, each);
  return out;
}

struct Outcome {
  claims::ArchiveSummary summary;
  std::vector<std::string> codes;  // of errors and warnings, in their order
  std::vector<claims::ArchiveProblem> problems;
  bool refused = false;  // not an archive
};

inline Outcome check(claims::archive::WarcInput& input) {
  Outcome out;
  const auto done = claims::archive::check_warc(
      input,
      [&](const claims::ArchiveProblem& problem) {
        out.problems.push_back(problem);
        out.codes.push_back(problem.code);
      },
      out.summary);
  out.refused = !done;
  out.summary.verdict = claims::archive::verdict_of(out.summary);
  return out;
}

inline Outcome check(std::string_view bytes) {
  claims::archive::MemoryInput input(bytes);
  return check(input);
}

}  // namespace build
