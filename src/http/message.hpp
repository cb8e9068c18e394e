// An HTTP request and response as plain values: what the listener hands over and what it gets back.
// Only server.cpp knows sockets; everything else works on these.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace zhuli::http {

struct Request {
    std::string method;  // GET, POST …
    std::string target;  // "/api/v1/customers?q=zs"
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string body;
    std::string client_address;

    std::string_view header(std::string_view name) const {
        for (const auto& [key, value] : headers)
            if (key == name) return value;
        return {};
    }
};

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

using Respond = std::function<void(Response)>;

}  // namespace zhuli::http
