// One call of a JSON API over HTTPS, with the limits of every transfer: time, size, no redirects,
// public addresses only. Plain HTTP only where private addresses are allowed. Never throws because
// the other side is away; understands no answer; knows no queue.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace zhuli::notify {

struct ApiCall {
    std::string url;
    std::vector<std::string> headers;  // "Name: value"
    std::string body;                  // JSON; sent by POST
    bool post = false;
    std::size_t answer_limit = 64 * 1024;
};

struct ApiAnswer {
    long status = 0;   // 0: it never got through
    std::string body;  // of that; else why not, in words without addresses or secrets
};

ApiAnswer call_api(const ApiCall& call);

}  // namespace zhuli::notify
