// A request that changes something, from its input to the answer after its commit: one unit, the
// answer kept for its Idempotency-Key, the current record for whoever was late. Judges no access.
#pragma once

#include "http/dispatch.hpp"
#include "http/responses.hpp"

namespace zhuli::http {

/// Everything a write needs after its worker has moved on.
struct Write {
    Write(const Site& of, const Route& at) : site(&of), route(&at) {}

    const Site* site;
    const Route* route;
    Ctx ctx;
    RawInput input;
    std::vector<std::pair<std::string, std::string>> query;  // owns the names
    std::string route_key, body_hash;                        // what a repetition must equal
    Respond respond;
    std::optional<Result<std::string>> result;
    bool replayed = false, tried_again = false;
};

/// Queues it; `respond` is told from its commit. The input is decoded, checked and prepared.
void queue_write(const std::shared_ptr<Write>& write, const Request& request, Respond respond);

}  // namespace zhuli::http
