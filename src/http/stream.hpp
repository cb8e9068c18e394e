// The body of an answer that goes on: whoever answers pushes pieces from any thread, the connection
// sends them. Bounded: a reader that does not keep up is cut off, never waited for. Knows no
// socket and no format.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace zhuli::http {

class Stream {
 public:
    explicit Stream(std::size_t limit_bytes) : limit_(limit_bytes) {}

    /// False once nothing more is taken: ended, cut off, or nobody reads any more.
    bool push(std::string_view piece);
    /// Nothing more comes; what waits is still sent.
    void end();
    bool over() const;

    // The connection's side.
    struct Taken {
        std::string bytes;
        bool ended = false;  // nothing comes after these bytes
    };
    /// `wake` is called, from any thread, whenever there may be something to take.
    void attach(std::function<void()> wake);
    Taken take();
    /// Too slow: close without another word.
    bool cut_off() const;
    /// Nobody reads any more.
    void abandon();

 private:
    mutable std::mutex mutex_;
    std::size_t limit_;
    std::string waiting_;
    std::function<void()> wake_;
    bool ended_ = false, cut_off_ = false;
};

}  // namespace zhuli::http
