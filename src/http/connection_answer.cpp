// The other half of a connection: the answer, its head and body or the stream it opens, and what
// follows it.
#include <array>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <ctime>

#include "core/json_out.hpp"
#include "http/access_log.hpp"
#include "http/connection.hpp"

namespace zhuli::http {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kReadStep = 8 * 1024;
constexpr milliseconds kDiscardTime{3000};         // for the rest of a refused request …
constexpr std::size_t kDiscardLimit = 64U << 20U;  // … and at most so much of it

/// RFC 9110, "Tue, 24 Nov 2026 10:20:00 GMT"; made once a second.
const std::string& http_date() {
    thread_local std::time_t made_at = 0;
    thread_local std::string made;
    const std::time_t now = std::time(nullptr);
    if (now == made_at) return made;
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[40];
    made.assign(text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts));
    made_at = now;
    return made;
}

std::string server_time() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::to_string(std::chrono::duration_cast<milliseconds>(now).count());
}

bool has_header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (same_name(key, name)) return true;
    return false;
}

}  // namespace

/// Answers without having read everything, then closes: nothing after it can be trusted.
void Connection::refuse(int status) {
    keep_alive_ = false;
    refused_ = true;
    std::string_view code = "problem.malformed_request";
    if (status == 413) code = "problem.too_large";
    if (status == 421) code = "problem.unknown_host";
    if (status == 503) code = "problem.busy";
    JsonOut out;
    out.begin_object().key("type").string("about:blank").key("title");
    out.string(bhttp::obsolete_reason(static_cast<bhttp::status>(status)));
    out.key("status").integer(status).key("code").string(code).end_object();
    Response response{status, {{"Content-Type", "application/problem+json"}}, out.take()};
    if (status == 503) response.headers.emplace_back("Retry-After", "2");
    write(std::move(response));
}

void Connection::write(Response response) {
    if (request_id_.empty()) request_id_ = new_request_id();
    if (shared_.stopping) keep_alive_ = false;
    response.headers.emplace_back("Date", http_date());
    response.headers.emplace_back("X-Request-Id", request_id_);
    if (!has_header(response, "X-Server-Time"))
        response.headers.emplace_back("X-Server-Time", server_time());
    if (response.stream != nullptr) return send_stream(std::move(response));
    send(std::move(response));
}

/// The head of an answer that goes on. From then on it is nobody's unanswered request.
void Connection::send_stream(Response response) {
    keep_alive_ = false;
    allow_any_time();  // the stream's own limits hold
    auto out = std::make_shared<bhttp::response<bhttp::empty_body>>();
    out->result(static_cast<unsigned>(response.status));
    out->version(version_);
    for (const auto& [name, value] : response.headers) out->insert(name, value);
    out->keep_alive(false);
    if (version_ >= 11) out->chunked(true);
    stream_.expires_after(milliseconds(shared_.config.write_ms));
    auto serializer = std::make_shared<bhttp::response_serializer<bhttp::empty_body>>(*out);
    bhttp::async_write_header(
        stream_, *serializer,
        [self = shared_from_this(), out, serializer, stream = std::move(response.stream),
         route = std::move(response.route)](beast::error_code error, std::size_t bytes) {
            self->log(route, static_cast<int>(out->result_int()), bytes);
            self->end_request();
            if (!error && !self->head_only_ && !self->shared_.stopping)
                return self->start_stream(stream);
            stream->abandon();
            self->close();
        });
}

void Connection::start_stream(std::shared_ptr<Stream> stream) {
    const auto self = shared_from_this();
    sender_ = std::make_shared<StreamSender>(
        StreamSender::Line{self, stream_, version_ >= 11, milliseconds(shared_.config.write_ms),
                           [&shared = shared_] { return !shared.closed; }, [this] { close(); }},
        std::move(stream));
    sender_->start();
}

void Connection::send(Response response) {
    const auto status = static_cast<unsigned>(response.status);
    const auto whole = response.pieces ? static_cast<std::size_t>(response.pieces->byte_count)
                                       : response.body.size();
    head_out_ = version_ >= 11 ? "HTTP/1.1 " : "HTTP/1.0 ";
    const auto line = [this](std::string_view name, std::string_view value) {
        head_out_.append(name).append(": ").append(value).append("\r\n");
    };
    const auto reason = bhttp::obsolete_reason(static_cast<bhttp::status>(status));
    head_out_.append(std::to_string(status)).append(" ").append(reason.data(), reason.size());
    head_out_.append("\r\n");
    for (const auto& [name, value] : response.headers) line(name, value);
    if (keep_alive_ != (version_ >= 11)) line("Connection", keep_alive_ ? "keep-alive" : "close");
    if (status != 204 && status != 304) line("Content-Length", std::to_string(whole));
    head_out_.append("\r\n");
    body_out_ = head_only_ ? std::string() : std::move(response.body);
    auto out = std::make_shared<Outgoing>();
    out->route = std::move(response.route);
    out->status = response.status;
    if (!head_only_) out->pieces = std::move(response.pieces);
    out->body_bytes = static_cast<std::int64_t>(body_out_.size());
    allow(milliseconds(shared_.config.write_ms));
    const std::array<asio::const_buffer, 2> both{asio::buffer(head_out_), asio::buffer(body_out_)};
    asio::async_write(stream_.socket(), both,
                      [self = shared_from_this(), out](beast::error_code error, std::size_t bytes) {
                          self->sent(out, error, bytes);
                      });
}

void Connection::sent(std::shared_ptr<Outgoing> out, beast::error_code error, std::size_t bytes) {
    out->bytes += bytes;
    if (!error && out->pieces && out->body_bytes < out->pieces->byte_count)
        return send_rest(std::move(out));
    log(out->route, out->status, out->bytes);
    written(error);
}

/// The next piece, read by a worker as the one before has gone: a slow reader holds one at a time.
void Connection::send_rest(std::shared_ptr<Outgoing> out) {
    allow_any_time();
    asio::post(shared_.workers, [self = shared_from_this(), out] {
        auto piece = std::make_shared<std::string>(out->pieces->read(out->body_bytes));
        if (self->shared_.closed) return;
        asio::dispatch(self->stream_.get_executor(), [self, out, piece] {
            if (piece->empty()) {
                self->log(out->route, out->status, out->bytes);
                return self->close();  // the reader sees that it ends too early
            }
            self->body_out_ = std::move(*piece);
            out->body_bytes += static_cast<std::int64_t>(self->body_out_.size());
            self->allow(milliseconds(self->shared_.config.write_ms));
            asio::async_write(self->stream_.socket(), asio::buffer(self->body_out_),
                              [self, out](beast::error_code error, std::size_t bytes) {
                                  self->sent(out, error, bytes);
                              });
        });
    });
}

void Connection::log(const std::string& route, int status, std::size_t bytes) const {
    if (!shared_.config.log_access) return;
    const auto took = steady_clock::now() - asked_;
    log_access({request_id_, method_, route, client_, status,
                std::chrono::duration_cast<std::chrono::microseconds>(took).count(), bytes});
}

void Connection::written(beast::error_code error) {
    end_request();
    if (error) return close();
    if (refused_) {
        beast::error_code ignored;
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
        allow(kDiscardTime);
        buffer_.clear();
        return discard();
    }
    if (!keep_alive_) return close();
    wait_for_request();
}

/// Reads what a refused caller still sends: closing at once would destroy our answer on its way.
void Connection::discard() {
    stream_.socket().async_read_some(
        buffer_.prepare(kReadStep),
        [self = shared_from_this()](beast::error_code error, std::size_t bytes) {
            self->discarded_ += bytes;
            if (error || self->discarded_ > kDiscardLimit) return self->close();
            self->discard();
        });
}

void Connection::end_request() {
    body_room_.reset();
    if (!busy_) return;
    busy_ = false;
    shared_.unanswered.end();
}

}  // namespace zhuli::http
