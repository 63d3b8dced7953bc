// A story as it comes in a request.
#pragma once

#include "router.h"

#include <claims/document.h>
#include <claims/result.h>

#include <string>

namespace claims::cli {

// How text/plain, text/markdown, text/html and application/json are read; queries go before members.
struct StoryBody {
  std::string path = "-", text;
  ReadOptions reading;
};

// Takes the body out of the request. `reading`: how stories are read if the request says nothing. Errors: malformed,
// unsupported (media type).
Result<StoryBody> take_story(Call& call, const ReadOptions& reading);

// What read_document() cannot read, as an answer: the request was right, the story in it is not.
HttpResponse unreadable_story(const Error& error);

// "true" or "1"; nothing: it is neither that nor "false", "0" or absent.
std::optional<bool> flag_in(const FormFields& query, std::string_view name);

}  // namespace claims::cli
