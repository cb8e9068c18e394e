// An HTTP request and response as plain values: what the listener hands over and what it gets back.
// Only server.cpp knows sockets; everything else works on these.
#pragma once

#include <chrono>
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
    std::string request_id;  // on every answer and in every log line about this request
    std::chrono::steady_clock::time_point asked = {};  // when it had come in whole

    std::string_view header(std::string_view name) const {
        for (const auto& [key, value] : headers)
            if (key == name) return value;
        return {};
    }
};

class Stream;

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string route;  // the template it matched, "/customers/{id}", for the access log
    std::shared_ptr<Stream> stream;  // instead of `body`: an answer that goes on
};

using Respond = std::function<void(Response)>;

}  // namespace zhuli::http
