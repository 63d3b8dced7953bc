// What holds for every input that is read at all: blocks and sentences lie in
// the text, in order and apart, and map into the bytes as received.
#pragma once

#include <claims/story.h>

#include <cstdint>
#include <cstdlib>
#include <string>

inline void hold(bool condition) {
  if (!condition) std::abort();
}

inline void read_any(const std::uint8_t* data, std::size_t size, const char* path) {
  auto document = claims::read_document(path, std::string(reinterpret_cast<const char*>(data), size));
  if (!document) {
    hold(!document.error().text.empty());
    return;
  }
  const claims::Story story = claims::read_story(std::move(*document));
  const claims::Document& read = story.document;
  std::uint32_t last = 0;
  for (const claims::Block& block : read.blocks) {
    hold(last <= block.span.begin && block.span.begin < block.span.end && block.span.end <= read.text.size());
    last = block.span.end;
    const claims::Span source = read.source_span(block.span);
    hold(source.end <= size);
    const auto position = read.position_of(source.begin);
    hold(position.line >= 1 && position.column >= 1);
  }
  for (const claims::Link& link : read.links)
    hold(link.span.begin <= link.span.end && link.span.end <= read.text.size());
  last = 0;
  for (const claims::Sentence& sentence : story.sentences) {
    hold(last <= sentence.span.begin && sentence.span.begin < sentence.span.end);
    hold(sentence.block < read.blocks.size() && read.blocks[sentence.block].span.contains(sentence.span));
    hold(sentence.first_token < sentence.last_token && sentence.last_token <= story.tokens.size());
    last = sentence.span.end;
  }
  for (const claims::Token& token : story.tokens) {
    const claims::Span source = read.source_span(token.span);
    hold(!token.span.empty() && token.span.end <= read.text.size() && source.end <= size);
  }
}
