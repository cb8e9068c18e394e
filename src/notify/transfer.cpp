#include "notify/transfer.hpp"

#include <sys/socket.h>

#include <new>

#include "core/text/utf8.hpp"
#include "notify/reach.hpp"
#include "notify/trust.hpp"

namespace zhuli::notify {

namespace {

void start_curl() {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::bad_alloc();
}

}  // namespace

Transfer::Transfer() {
    start_curl();
    curl_.reset(curl_easy_init());
    if (!curl_) throw std::bad_alloc();
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, kConnectMs);
    set(CURLOPT_TIMEOUT_MS, kTransferMs);
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");
    // The system's own are found by the folder they lie in too.
    if (!trusted_authorities().empty()) set(CURLOPT_CAINFO, trusted_authorities().c_str());
    set(CURLOPT_WRITEFUNCTION, &Transfer::take);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::open_socket);
}

void Transfer::add_header(const std::string& line) {
    headers_.reset(curl_slist_append(headers_.release(), line.c_str()));
}

CURLcode Transfer::run() {
    if (headers_) set(CURLOPT_HTTPHEADER, headers_.get());
    return curl_easy_perform(curl_.get());
}

long Transfer::status() const {
    long status = 0;
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
    return status;
}

std::string Transfer::why(CURLcode code) { return curl_easy_strerror(code); }

std::size_t Transfer::take(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    auto& answer = transfer.answer_;
    if (answer.size() + size * count > transfer.answer_limit_) return 0;
    answer.append(bytes, size * count);
    return size * count;
}

curl_socket_t Transfer::open_socket(void*, curlsocktype, curl_sockaddr* address) {
    if (!private_addresses_allowed() && !is_public(address->addr)) return CURL_SOCKET_BAD;
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string shortened(std::string_view text) {
    std::string kept;
    for (const char c : text.substr(0, kWhyLimit))
        kept += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    while (!kept.empty() && !text::valid_utf8(kept)) kept.pop_back();
    return kept;
}

}  // namespace zhuli::notify
