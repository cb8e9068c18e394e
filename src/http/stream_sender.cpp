#include "http/stream_sender.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include <cstdio>

namespace zhuli::http {

namespace asio = boost::asio;
namespace beast = boost::beast;

namespace {

constexpr std::string_view kLastChunk = "0\r\n\r\n";

std::string chunk(const std::string& bytes) {
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    return size + bytes + "\r\n";
}

}  // namespace

void StreamSender::start() {
    line_.socket.expires_never();
    watch_reader();
    stream_->attach([weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self || !self->line_.runs()) return;
        asio::post(self->line_.socket.get_executor(), [self] { self->pump(); });
    });
}

void StreamSender::stop() {
    if (stopped_) return;
    stopped_ = true;
    stream_->abandon();
    const auto done = std::move(line_.done);
    done();
}

/// Notices at once when the reader leaves; what it says is of no interest.
void StreamSender::watch_reader() {
    line_.socket.async_read_some(asio::buffer(ignored_),
                                 [self = shared_from_this()](beast::error_code error, std::size_t) {
                                     if (error) return self->stop();
                                     if (!self->stopped_) self->watch_reader();
                                 });
}

void StreamSender::pump() {
    if (stopped_) return;
    if (stream_->cut_off()) return stop();  // also while a write hangs
    if (writing_) return;
    auto taken = stream_->take();
    if (taken.bytes.empty() && !taken.ended) return;
    if (!line_.chunked) return send(std::move(taken.bytes), taken.ended);
    std::string text = taken.bytes.empty() ? "" : chunk(taken.bytes);
    if (taken.ended) text += kLastChunk;
    send(std::move(text), taken.ended);
}

void StreamSender::send(std::string bytes, bool last) {
    writing_ = true;
    sending_ = std::move(bytes);
    line_.socket.expires_after(line_.write_time);
    asio::async_write(line_.socket, asio::buffer(sending_),
                      [self = shared_from_this(), last](beast::error_code error, std::size_t) {
                          self->writing_ = false;
                          if (error || last) return self->stop();
                          self->pump();
                      });
}

}  // namespace zhuli::http
