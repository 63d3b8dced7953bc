#include "archive/problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace claims::archive {
namespace {

constexpr std::string_view warc = "ISO 28500:2017";
constexpr std::string_view sections_file = "ISO 28500:2017, 4";
constexpr std::string_view gzip = "RFC 1952, 2.3";
constexpr std::string_view http = "RFC 9112";

constexpr ProblemCode codes[] = {
    {"archive-malformed", Level::error, "a file below archive/ that is no WARC file", "WACZ 1.1.1, 5.2.1"},
    {"archive-missing", Level::error, "a package without an archive", "WACZ 1.1.1, 5.2.1"},
    {"content-coding-broken", Level::warning, "the body cannot be unpacked by its HTTP Content-Encoding",
     "RFC 9110, 8.4"},
    {"content-type-missing", Level::warning, "a record with a block does not say what is in it", "ISO 28500:2017, 5.6"},
    {"content-type-unusual", Level::warning, "a warcinfo record that is not application/warc-fields",
     "ISO 28500:2017, 6.2"},
    {"date-malformed", Level::error, "WARC-Date is not YYYY-MM-DDThh:mm:ssZ, or no day of the calendar",
     "ISO 28500:2017, 5.4"},
    {"digest-malformed", Level::error,
     "a digest that is not ALGORITHM:VALUE, or not as long as its algorithm makes them", "ISO 28500:2017, 5.8"},
    {"digest-mismatch", Level::error, "the block is not the one that its digest was made of", "ISO 28500:2017, 5.8"},
    {"digest-unknown", Level::warning, "a digest of an algorithm that claims does not know: nothing was checked by it",
     "ISO 28500:2017, 5.8"},
    {"encoded-word", Level::warning,
     "a value holds the beginning of an encoded word and not its end: readers that decode them show another value",
     "ISO 28500:2017, 4; RFC 2047"},
    {"field-empty", Level::warning, "a field of the standard without a value", "ISO 28500:2017, 4 and 5"},
    {"field-malformed", Level::warning, "a field's value has not the form that the standard gives it",
     "ISO 28500:2017, 5"},
    {"field-missing", Level::error, "a field that every record, or every record of this type, must have",
     "ISO 28500:2017, 5"},
    {"field-not-allowed", Level::warning, "a field that records of this type must not have", "ISO 28500:2017, 5"},
    {"field-repeated", Level::error, "a field that may stand once stands again", "ISO 28500:2017, 5.1"},
    {"file-altered", Level::error, "a file of the package is not the one that was signed", "proof.md"},
    {"file-duplicated", Level::error, "a name stands twice in the package", "proof.md"},
    {"file-empty", Level::error, "not one record", sections_file},
    {"file-missing", Level::error, "a file that was signed is not in the package", "proof.md"},
    {"file-unlisted", Level::error, "a file of the package is not among those that were signed", "proof.md"},
    {"gzip-crc", Level::error, "a member unpacks to other bytes than those that were packed", gzip},
    {"gzip-data", Level::error, "the packed bytes of a member make no sense", "RFC 1951"},
    {"gzip-header", Level::error, "where a member should begin stands something else", gzip},
    {"gzip-length", Level::error, "a member unpacks to more or fewer bytes than were packed", gzip},
    {"header-cut", Level::error, "the file or its gzip member ends inside a record's header", sections_file},
    {"header-line", Level::error, "a line of a header is no NAME: VALUE, or holds control characters or broken UTF-8",
     sections_file},
    {"header-line-end", Level::warning, "lines of a header end in LF alone", sections_file},
    {"http-chunks", Level::warning, "the chunked coding of a body is broken or has no end", "RFC 9112, 7.1"},
    {"http-head", Level::warning, "an application/http block that is no HTTP message", http},
    {"http-length", Level::warning, "the body is not as long as its HTTP Content-Length says", "RFC 9112, 6.2"},
    {"index-incomplete", Level::warning, "a record that no index of its package leads to", "WACZ 1.1.1, 5.2.2"},
    {"index-malformed", Level::error, "a line of an index that is neither CDX nor CDXJ", "CDXJ 0.1.0"},
    {"index-missing", Level::error, "a package without an index", "WACZ 1.1.1, 5.2.2"},
    {"index-order", Level::error, "lines of an index that are not sorted by their bytes: a search in them fails",
     "CDXJ 0.1.0"},
    {"index-wrong", Level::error, "a line of an index that says otherwise than the record, or leads to none",
     "CDXJ 0.1.0"},
    {"length-malformed", Level::error, "Content-Length is no number: where the block ends is not known",
     "ISO 28500:2017, 5.3"},
    {"length-wrong", Level::error, "the block does not end where Content-Length says", "ISO 28500:2017, 5.3"},
    {"limit", Level::error, "larger than claims reads: the text names the limit", ""},
    {"log-entries-damaged", Level::error, "a bundle of log entries has another form or number than it should",
     "C2SP tlog-tiles"},
    {"log-file-missing", Level::error, "a file that the size of the log asks for is not there", "C2SP tlog-tiles"},
    {"log-root-mismatch", Level::error, "the entries of the log are not those of its checkpoint",
     "C2SP tlog-checkpoint"},
    {"log-tile-damaged", Level::error, "a tile's hashes are not those of what is below it", "C2SP tlog-tiles"},
    {"member-compressed", Level::error,
     "an archive or index that is packed in its package: records in it cannot be read alone", "WACZ 1.1.1, 5.1"},
    {"member-shared", Level::warning, "several records in one gzip member: none can be read without those before it",
     "ISO 28500:2017, annex D"},
    {"member-split", Level::warning, "a record goes on in the next gzip member", "ISO 28500:2017, annex D"},
    {"not-a-record", Level::error, "bytes that belong to no record", sections_file},
    {"package-digest", Level::error, "the hash of datapackage.json is not the one that datapackage-digest.json has",
     "WACZ 1.1.1, 5.2.5"},
    {"package-digest-missing", Level::warning, "nothing vouches for datapackage.json itself", "WACZ 1.1.1, 5.2.5"},
    {"package-form", Level::error, "a package with a proof that is not, byte for byte, as claims writes it", ""},
    {"package-malformed", Level::error, "datapackage.json or datapackage-digest.json has not the form of the standard",
     "WACZ 1.1.1, 5.2.4"},
    {"package-missing", Level::error, "a package without datapackage.json: nothing says what belongs to it",
     "WACZ 1.1.1, 5.2.4"},
    {"package-version", Level::error, "a version of WACZ that claims does not know", "WACZ 1.1.1, 5.2.4"},
    {"page-date", Level::error, "a page at a time when no record of its URL was made, by more than an hour",
     "WACZ 1.1.1, 5.2.3"},
    {"page-not-archived", Level::error, "a page whose URL no record has", "WACZ 1.1.1, 5.2.3"},
    {"pages-malformed", Level::error, "a list of pages that is not one JSON object a line", "WACZ 1.1.1, 5.2.3"},
    {"pages-missing", Level::warning, "a package without a list of pages", "WACZ 1.1.1, 5.2.3"},
    {"path-nested", Level::error, "a folder below archive/, indexes/ or pages/: other programs do not read it",
     "WACZ 1.1.1, 5.2"},
    {"payload-digest-mismatch", Level::error, "the payload is not the one that its digest was made of",
     "ISO 28500:2017, 5.9"},
    {"payload-digest-of-chunks", Level::warning,
     "the payload's digest was made over the chunked coding, which the standard removes first",
     "ISO 28500:2017, 6.3.2"},
    {"payload-digest-of-content", Level::warning,
     "the payload's digest was made after the content coding was removed, which the standard leaves on",
     "ISO 28500:2017, 6.3.2"},
    {"proof-inclusion", Level::error, "a record's path does not lead to the root that was signed", "RFC 6962, 2.1.1"},
    {"proof-key", Level::error,
     "the proof is signed by another key than those that are trusted, or than that of its log", "C2SP signed-note"},
    {"proof-malformed", Level::error, "the proof file, or a note in it, cannot be read", "proof.md"},
    {"proof-package", Level::error, "the list of files belongs to another checkpoint", "proof.md"},
    {"proof-root", Level::error, "the entries of the proof are not those that were signed", "RFC 6962, 2.1"},
    {"proof-signature", Level::error, "a signature is not that of the key over this text", "RFC 8032"},
    {"record-duplicated", Level::error, "a record stands here once more than in the log", "proof.md"},
    {"record-end", Level::warning, "not exactly two CRLF behind a block", sections_file},
    {"record-id-repeated", Level::error, "two records have the same WARC-Record-ID", "ISO 28500:2017, 5.2"},
    {"record-missing", Level::error, "a record of the log is not in the archive, or was altered", "proof.md"},
    {"record-order", Level::error, "a record stands in another place than in the log", "proof.md"},
    {"record-segmented", Level::error, "a reply in several records: `claims archive import` does not join them",
     "ISO 28500:2017, 5.18"},
    {"record-unknown", Level::error, "a record is not in the log: it was altered or added", "proof.md"},
    {"resource-hash", Level::error, "a file of a package whose bytes are not those of its hash", "WACZ 1.1.1, 5.2.4"},
    {"resource-hash-doubled", Level::warning,
     "a hash made of the file with each 64 KiB taken twice, a known fault of js-wacz; by that it matches",
     "WACZ 1.1.1, 5.2.4"},
    {"resource-hash-unknown", Level::warning, "a hash that claims cannot read: the file was not checked by it",
     "WACZ 1.1.1, 5.2.4"},
    {"resource-missing", Level::error, "a file that datapackage.json lists is not there", "WACZ 1.1.1, 5.2.4"},
    {"resource-repeated", Level::error, "a file that datapackage.json lists twice", "WACZ 1.1.1, 5.2.4"},
    {"resource-size", Level::error, "a file of a package is longer or shorter than datapackage.json says",
     "WACZ 1.1.1, 5.2.4"},
    {"resource-unlisted", Level::error, "a file that datapackage.json does not list", "WACZ 1.1.1, 5.2.4"},
    {"revisit-unresolved", Level::error,
     "a record that says that a document was the same again, and neither the file that is imported nor the case has "
     "such a document",
     "ISO 28500:2017, 6.7"},
    {"segment-wrong", Level::error, "a segment number that cannot be: 1 begins a record, continuations count on from 2",
     "ISO 28500:2017, 5.18"},
    {"signature-malformed", Level::error, "the signature, key, certificate or timestamp of a package cannot be read",
     "wacz-auth 0.1.0"},
    {"signature-of-another", Level::error,
     "a signature that is not of the datapackage.json in the package: the contents were swapped", "wacz-auth 0.1.0"},
    {"signature-wrong", Level::error, "a signature that the key it names did not make of the hash it names",
     "wacz-auth 0.1.0"},
    {"tail-cut", Level::error, "the file ends inside its last record or gzip member", sections_file},
    {"timestamp-certificate-early", Level::error, "a certificate was not yet valid at the time that the token states",
     "RFC 3161, 2.3"},
    {"timestamp-certificate-expired", Level::error, "a certificate had expired by the time that the token states",
     "RFC 3161, 2.3"},
    {"timestamp-certificate-mismatch", Level::error, "the token names another certificate than the one that signed",
     "RFC 5816; RFC 2634, 5.4"},
    {"timestamp-chain", Level::warning, "the authority's certificate leads to none that is known here: not verified",
     "RFC 5280, 6"},
    {"timestamp-expired", Level::warning,
     "the authority's certificate has expired since, and no later timestamp covers this one", "RFC 3161, 4"},
    {"timestamp-imprint", Level::error, "the token is over other bytes", "RFC 3161, 2.4.2"},
    {"timestamp-malformed", Level::error, "no timestamp token, or one of another version", "RFC 3161, 2.4.2"},
    {"timestamp-name", Level::error, "the token names another authority than its certificate", "RFC 3161, 2.4.2"},
    {"timestamp-nonce", Level::error, "the token answers another request", "RFC 3161, 2.4.2"},
    {"timestamp-order", Level::error, "a renewal states an earlier time than what it renews", "proof.md"},
    {"timestamp-policy", Level::error, "the token is under another policy than was asked for", "RFC 3161, 2.4.2"},
    {"timestamp-purpose", Level::error, "the certificate is not for timestamps alone, or that is not marked critical",
     "RFC 3161, 2.3"},
    {"timestamp-renewed-late", Level::warning, "the timestamp was renewed only after its certificate had expired",
     "proof.md"},
    {"timestamp-signature", Level::error, "the token's signature is not that of its certificate", "RFC 5652, 5.6"},
    {"timestamp-signer-missing", Level::error, "the certificate that signed is neither in the token nor kept with it",
     "RFC 3161, 2.4.1"},
    {"timestamp-unchecked", Level::warning, "timestamps are there, and no trusted authorities to verify them by",
     "proof.md"},
    {"timestamp-untrusted", Level::warning,
     "the authority's certificate leads to a root that is not trusted here: not verified", "RFC 5280, 6"},
    {"timestamp-weak", Level::error, "a digest or a key that is too weak to rely on", "RFC 3161, 2.4.2"},
    {"type-unknown", Level::warning, "a record type that the standard does not have", "ISO 28500:2017, 5.5"},
    {"uri-in-brackets", Level::note, "WARC-Target-URI stands in angle brackets, as old writers have it",
     "ISO 28500:2017, 5.13"},
    {"version-unknown", Level::error, "a version of WARC that claims does not know: 0.17, 0.18, 1.0 and 1.1 are read",
     sections_file},
    {"zeros-at-end", Level::error, "zero bytes behind the last record: room that was never written to, or a lost tail",
     sections_file},
    {"zip-crc", Level::error, "an entry has other bytes than those that its checksum was made of", "APPNOTE 4.4.7"},
    {"zip-damaged", Level::error, "the directory of the ZIP file cannot be read", "APPNOTE 4.3"},
    {"zip-data", Level::error, "an entry cannot be unpacked to as many bytes as it should have", "APPNOTE 4.4.5"},
    {"zip-encrypted", Level::error, "an encrypted entry: its contents cannot be checked", "APPNOTE 4.4.4"},
    {"zip-extra-bytes", Level::error, "bytes that belong to no entry: something is hidden, or was left behind",
     "APPNOTE 4.3.6"},
    {"zip-header-differs", Level::error,
     "an entry's own header and the directory do not say the same: programs read different things", "APPNOTE 4.3"},
    {"zip-method", Level::error, "an entry packed by a method that is neither 0 nor 8", "APPNOTE 4.4.5"},
    {"zip-name-repeated", Level::error, "two entries have one name: programs show one or the other", "APPNOTE 4.4.17"},
    {"zip-overlap", Level::error, "an entry begins inside another one", "APPNOTE 4.3.6"},
    {"zip-path", Level::error, "an entry's name is no plain path inside the package", "APPNOTE 4.4.17"},
};

}  // namespace

std::span<const ProblemCode> problem_codes() noexcept { return codes; }

ArchiveProblem make_problem(std::string_view code, std::uint64_t offset, std::string record, std::string text) {
  const auto* const row =
      std::find_if(std::begin(codes), std::end(codes), [&](const ProblemCode& c) { return c.code == code; });
  if (row == std::end(codes)) throw std::logic_error(fmt::format("problem code \"{}\" is not in the table", code));
  ArchiveProblem out;
  out.code = code;
  out.level = row->level;
  out.offset = offset;
  out.record = std::move(record);
  out.text = std::move(text);
  return out;
}

std::string shown(std::string_view text) {
  std::string out = "\"";
  for (const char c : text.substr(0, 80)) out += c >= ' ' && c <= '~' ? c : '?';
  return out + (text.size() > 80 ? "...\"" : "\"");
}

std::string problems_page() {
  std::string out = "| code | level | what it means | standard |\n|---|---|---|---|\n";
  for (const ProblemCode& row : codes)
    out += fmt::format("| `{}` | {} | {} | {} |\n", row.code, name_of(row.level), row.meaning, row.standard);
  return out;
}

}  // namespace claims::archive
