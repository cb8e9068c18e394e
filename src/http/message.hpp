// An HTTP request and response as plain values: what the listener hands over and what it gets back.
// Only server.cpp knows sockets; everything else works on these.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhuli::http {

struct Request {
    std::string method;                                        // GET, POST …
    std::string target;                                        // "/api/v1/customers?q=zs"
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string body;
    std::string client_address;  // behind trusted proxies: the one they tell
    std::string request_id;      // on every answer and in every log line about this request
    std::chrono::steady_clock::time_point asked = {};  // when it had come in whole

    std::string_view header(std::string_view name) const {
        for (const auto& [key, value] : headers)
            if (key == name) return value;
        return {};
    }
};

class Stream;

/// A body that is fetched while it is sent, so that no answer holds all of it.
struct Pieces {
    std::int64_t byte_count = 0;
    /// Called on a worker: the bytes from there on, as many as come at once; none: it failed.
    std::function<std::string(std::int64_t from)> read;
    std::shared_ptr<void> room;  // of a ByteBudget, until all is sent
};

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string route;  // the template it matched, "/customers/{id}", for the access log
    std::shared_ptr<Stream> stream;        // instead of `body`: an answer that goes on
    std::shared_ptr<const Pieces> pieces;  // `body` is its beginning
};

using Respond = std::function<void(Response)>;

}  // namespace zhuli::http
