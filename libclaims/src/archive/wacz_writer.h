// Writes WACZ 1.1.1 packages: the same bytes for the same input. The files of the
// archive are read piece by piece; of each record, an index line is held.
#pragma once

#include <claims/result.h>

#include <string>
#include <vector>

#include "archive/gzip_member.h"
#include "archive/signing_key.h"
#include "archive/wacz_package.h"
#include "archive/warc_input.h"

namespace claims::archive {

struct WaczFile {
  std::string name;  // "00001.warc.gz", below archive/
  WarcInput* bytes = nullptr;
};

struct WaczContents {
  PackageInfo info;
  std::vector<WaczFile> archives;
  std::vector<PackagedPage> pages;
  std::string report;               // JSON; empty: none
  const SigningKey* key = nullptr;  // signs the whole; null: nobody does
  std::string log;                  // name of the tree that is signed; a key never signs two of one name
};

// Errors: usage (no archive, names), malformed (an archive is damaged), and of reading, signing and `sink`.
Result<void> write_wacz(const WaczContents& contents, const ByteSink& sink);

}  // namespace claims::archive
