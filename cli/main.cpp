#include <claims/report.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  std::ifstream in(argv[2], std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  auto document = claims::read_document(argv[2], bytes.str());
  if (!document) {
    std::cerr << "claims: " << document.error().text << '\n';
    return 2;
  }
  const claims::Report report = claims::verify(std::move(*document));
  std::cout << claims::render_line(report);
  return report.findings.empty() ? 0 : 1;
}
