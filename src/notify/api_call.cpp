#include "notify/api_call.hpp"

#include "notify/reach.hpp"
#include "notify/transfer.hpp"

namespace zhuli::notify {

ApiAnswer call_api(const ApiCall& call) {
    Transfer transfer;
    transfer.allow_answer(call.answer_limit);
    transfer.set(CURLOPT_PROTOCOLS_STR, private_addresses_allowed() ? "http,https" : "https");
    transfer.set(CURLOPT_URL, call.url.c_str());
    for (const std::string& header : call.headers) transfer.add_header(header);
    if (call.post) {
        transfer.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(call.body.size()));
        transfer.set(CURLOPT_POSTFIELDS, call.body.c_str());
        transfer.add_header("Content-Type: application/json; charset=utf-8");
    }
    const CURLcode code = transfer.run();
    if (code != CURLE_OK) return {0, shortened(Transfer::why(code))};
    return {transfer.status(), transfer.answer()};
}

}  // namespace zhuli::notify
