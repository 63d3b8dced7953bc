// One line of JSON on standard error for each request.
#pragma once

#include "http_server.h"

namespace claims::cli {

// Time, client, method, path, status, bytes and duration; never a query, a body or a token.
void log_access(const HttpExchange& exchange);

}  // namespace claims::cli
