// Bytes from files and standard input, within limits.
#pragma once

#include <claims/result.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace claims::cli {

// A file opened for reading; "-" is standard input. Closes what it opened.
class InputFile {
 public:
  // Errors: not_found, unreadable (directory, permission); each names the file.
  static Result<InputFile> open(const std::string& path);

  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;
  ~InputFile();

  // Up to `size` bytes; 0 at the end. Errors: unreadable.
  Result<std::size_t> read(char* to, std::size_t size);
  // Size of a regular file, known without reading it.
  std::optional<std::size_t> size() const;
  const std::string& path() const noexcept { return path_; }

 private:
  InputFile(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  std::string path_;
  int descriptor_;
};

// A whole article. Errors: as above, and limit (max_article_bytes), which is
// found before anything is read where the file's size is known.
Result<std::string> read_article(const std::string& path);

// A whole small file, or its beginning, longer than `most` bytes, where it is longer. Errors: as of InputFile.
Result<std::string> read_small_file(const std::string& path, std::size_t most);

// Lines of a JSON Lines file, one at a time.
class LineReader {
 public:
  // A line may be long enough for the largest article with every byte escaped as \u00XX.
  static constexpr std::size_t max_line_bytes = 400u << 20;

  explicit LineReader(InputFile file) : file_(std::move(file)) {}

  // The next line without its end; nothing at the end of the file. A line over
  // the limit gives an error and is skipped; an unreadable file ends the lines.
  std::optional<Result<std::string>> next();
  std::size_t number() const noexcept { return number_; }  // of the last line, from 1
  const std::string& path() const noexcept { return file_.path(); }

 private:
  bool fill();

  InputFile file_;
  std::vector<char> buffer_ = std::vector<char>(1u << 16);
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::size_t number_ = 0;
  std::optional<Error> failure_;
};

struct InputLine {
  std::string name;  // "path:line"; of a file that cannot be opened its path
  Result<std::string> content;
};

// The lines of several files, one after the other, blank ones left out. `paths` must outlive it.
class InputLines {
 public:
  explicit InputLines(const std::vector<std::string>& paths) : paths_(paths) {}

  std::optional<InputLine> next();

 private:
  const std::vector<std::string>& paths_;
  std::size_t file_ = 0;
  std::optional<LineReader> reader_;
};

}  // namespace claims::cli
