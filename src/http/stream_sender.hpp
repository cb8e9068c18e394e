// Sends a Stream over a connection, piece by piece as chunks, until the stream or the reader ends.
// Lives on the one thread of its connection's loop and keeps that connection alive meanwhile.
#pragma once

#include <boost/beast/core.hpp>

#include <chrono>
#include <functional>
#include <memory>

#include "http/stream.hpp"

namespace zhuli::http {

class StreamSender : public std::enable_shared_from_this<StreamSender> {
 public:
    struct Line {
        std::shared_ptr<void> connection;  // keeps `socket` alive
        boost::beast::tcp_stream& socket;
        bool chunked = true;  // HTTP/1.0 ends with the connection
        std::chrono::milliseconds write_time;
        /// Whether the loop of the socket still runs; asked from any thread.
        std::function<bool()> runs;
        /// On the loop, once: nothing more will be sent.
        std::function<void()> done;
    };
    StreamSender(Line line, std::shared_ptr<Stream> stream)
        : line_(std::move(line)), stream_(std::move(stream)) {}

    void start();
    /// On the loop: ends without waiting for what is queued.
    void stop();

 private:
    void pump();
    void send(std::string bytes, bool last);
    void watch_reader();

    Line line_;
    std::shared_ptr<Stream> stream_;
    std::string sending_;
    char ignored_[512] = {};  // what the reader says meanwhile
    bool writing_ = false, stopped_ = false;
};

}  // namespace zhuli::http
