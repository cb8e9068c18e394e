// One transfer by libcurl with the limits every one of them has: time, size, no redirects, no
// proxies of the environment, only where connections may go (reach.hpp). For this folder only.
#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

#include "notify/delivery.hpp"

namespace zhuli::notify {

struct CurlClosed {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
template <class T>
using Held = std::unique_ptr<T, CurlClosed>;

inline constexpr long kConnectMs = 5'000;
inline constexpr long kTransferMs = 10'000;
inline constexpr std::size_t kAnswerLimit = 64 * 1024;

class Transfer {
 public:
    /// Throws std::bad_alloc only.
    Transfer();
    CURL* curl() const { return curl_.get(); }
    template <class T>
    void set(CURLoption option, T value) {
        curl_easy_setopt(curl_.get(), option, value);
    }
    void add_header(const std::string& line);
    /// More than kAnswerLimit, for what is known to answer much.
    void allow_answer(std::size_t bytes) { answer_limit_ = bytes; }
    CURLcode run();

    const std::string& answer() const { return answer_; }
    long status() const;
    /// What went wrong below the protocol, in words without addresses or secrets.
    static std::string why(CURLcode code);

 private:
    static std::size_t take(char* bytes, std::size_t size, std::size_t count, void* self);
    static curl_socket_t open_socket(void*, curlsocktype, curl_sockaddr* address);

    Held<CURL> curl_;
    Held<curl_slist> headers_;
    std::string answer_;
    std::size_t answer_limit_ = kAnswerLimit;
};

/// Cut to kWhyLimit bytes at a character, without control characters.
std::string shortened(std::string_view text);

}  // namespace zhuli::notify
