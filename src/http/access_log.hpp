// One line of JSON on standard error for every answer: which route, what came of it, how long it
// took. Never a body, a query, a header or an address with ids in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zhuli::http {

struct AccessEntry {
    std::string_view request_id, method, route, client;
    int status = 0;
    std::int64_t us = 0;    // from the whole request to the whole answer
    std::size_t bytes = 0;  // of the answer's body
};

std::string access_line(const AccessEntry& entry, std::int64_t at_ms);
void log_access(const AccessEntry& entry);

}  // namespace zhuli::http
