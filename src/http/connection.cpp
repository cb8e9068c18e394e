#include "http/connection.hpp"

#include <sodium.h>

#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <cstring>
#include <utility>

namespace zhuli::http {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t kReadStep = 8 * 1024;
constexpr std::size_t kLongestId = 64;
constexpr std::string_view kEndOfHead = "\r\n\r\n";

std::string_view text_of(const beast::flat_buffer& buffer) {
    const auto bytes = buffer.data();
    return {static_cast<const char*>(bytes.data()), bytes.size()};
}

/// The caller's own id if it is plain, else a new one.
std::string request_id_of(std::string_view wanted) {
    constexpr std::string_view kPlain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    const bool plain = !wanted.empty() && wanted.size() <= kLongestId &&
                       wanted.find_first_not_of(kPlain) == wanted.npos;
    return plain ? std::string(wanted) : new_request_id();
}

/// Whether the connection outlives the answer (RFC 9112).
bool keeps_alive(const Head& head) {
    bool wished = false;
    for (const auto& [name, value] : head.fields) {
        if (!same_name(name, "connection")) continue;
        const std::string wish = lower(value);
        if (wish.find("close") != wish.npos) return false;
        wished = wished || wish.find("keep-alive") != wish.npos;
    }
    return head.version >= 11 || wished;
}

int status_of(beast::error_code error) { return error == bhttp::error::body_limit ? 413 : 400; }

}  // namespace

/// A thread starts at random and counts on.
std::string new_request_id() {
    thread_local std::uint64_t next = [] {
        std::uint64_t start = 0;
        randombytes_buf(&start, sizeof start);
        return start;
    }();
    ++next;
    unsigned char bytes[sizeof next];
    std::memcpy(bytes, &next, sizeof next);
    char hex[sizeof bytes * 2 + 1];
    sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes);
    return hex;
}

// ---- from the first byte to the handler ----------------------------------------------------

Connection::Connection(tcp::socket socket, Shared& shared, std::shared_ptr<void> server)
    : server_(std::move(server)), shared_(shared), stream_(std::move(socket)) {
    ++shared_.connections;
    beast::error_code error;
    const auto peer = stream_.socket().remote_endpoint(error);
    if (!error) peer_ = client_ = peer.address().to_string();
    const auto local = stream_.socket().local_endpoint(error);
    if (!error) local_ = local.address().to_string();
    stream_.socket().set_option(tcp::no_delay(true), error);
}

Connection::~Connection() {
    end_request();
    shared_.roster.remove(this);
    --shared_.connections;
}

void Connection::allow(milliseconds time) { deadline_ = steady_clock::now() + time; }
void Connection::allow_any_time() { deadline_ = steady_clock::time_point::max(); }

void Connection::close_if_late() {
    asio::post(stream_.get_executor(), [self = shared_from_this()] {
        if (steady_clock::now() > self->deadline_) self->close();
    });
}

void Connection::start() {
    shared_.roster.add(this, weak_from_this());
    wait_for_request();
}

void Connection::wait_for_request() {
    while (text_of(buffer_).starts_with("\r\n")) buffer_.consume(2);
    if (buffer_.size() > 0) return begin_request();
    if (shared_.stopping && !has_asked()) return close();
    allow(milliseconds(shared_.config.idle_ms));
    stream_.socket().async_read_some(
        buffer_.prepare(kReadStep),
        [self = shared_from_this()](beast::error_code failed, std::size_t bytes) {
            if (failed) return self->close();
            self->buffer_.commit(bytes);
            self->wait_for_request();
        });
}

/// Whether something has come that nobody has read yet; it then counts as a request begun.
bool Connection::has_asked() {
    beast::error_code error;
    if (stream_.socket().available(error) == 0) return false;
    be_busy();
    return true;
}

void Connection::be_busy() {
    if (busy_) return;
    busy_ = true;
    shared_.unanswered.begin();
}

void Connection::begin_request() {
    be_busy();
    keep_alive_ = true;
    head_only_ = false;
    version_ = 11;
    request_id_.clear();
    method_.clear();
    asked_ = steady_clock::now();
    allow(milliseconds(shared_.config.head_ms));
    collect_head();
}

void Connection::collect_head() {
    const auto text = text_of(buffer_);
    const auto end = text.find(kEndOfHead);
    const auto part = text.substr(0, end == text.npos ? end : end + kEndOfHead.size());
    if (const int refusal = refusal_of_part(part, shared_.config.limits)) return refuse(refusal);
    if (end != text.npos) return on_head(part);
    stream_.socket().async_read_some(
        buffer_.prepare(kReadStep),
        [self = shared_from_this()](beast::error_code failed, std::size_t bytes) {
            if (failed) return self->close();
            self->buffer_.commit(bytes);
            self->collect_head();
        });
}

void Connection::on_head(std::string_view text) {
    Head head;
    if (const int refusal = read_head_of(text, head)) return refuse(refusal);
    keep_alive_ = keeps_alive(head);
    version_ = static_cast<unsigned>(head.version);
    if (head.chunked || head.content_length > 0) return parse_body_of(head, text);
    Request request = begun_request();
    for (const auto& [name, value] : head.fields)
        request.headers.emplace_back(lower(name), std::string(value));
    buffer_.consume(text.size());
    learn_client(request);
    hand_over(std::move(request));
}

/// The head once more, by the parser that will read the body.
void Connection::parse_body_of(const Head& head, std::string_view text) {
    const auto most = head.chunked ? shared_.config.limits.body : head.content_length;
    if (most > kFreeBody && !(body_room_ = shared_.bodies.take(most))) return refuse(503);
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_.config.limits.all));
    parser_->body_limit(shared_.config.limits.body);
    on_chunk_ = [](std::uint64_t, beast::string_view extensions, beast::error_code& error) {
        if (!good_chunk_extensions({extensions.data(), extensions.size()}))
            error = bhttp::error::bad_chunk_extension;
    };
    parser_->on_chunk_header(on_chunk_);
    beast::error_code error;
    const auto used = parser_->put(asio::buffer(text.data(), text.size()), error);
    if (error || !parser_->is_header_done()) return refuse(400);
    const bool wants_continue = head.expects_continue && used == buffer_.size();
    buffer_.consume(used);
    const auto& fields = parser_->get();
    header_count_ = static_cast<std::size_t>(std::distance(fields.begin(), fields.end()));
    body_began_ = steady_clock::now();
    if (wants_continue && !parser_->is_done()) return send_continue();
    read_body();
}

int Connection::read_head_of(std::string_view text, Head& head) {
    if (const int refusal = read_head(text, shared_.config.limits, head)) return refusal;
    method_ = std::string(head.method);
    client_ = peer_;  // until this request's own head tells another
    head_only_ = head.method == "HEAD";
    request_id_ = request_id_of(head.field("x-request-id"));
    auto split = split_target(head.target);
    target_ = head.method == "CONNECT" ? std::string(head.target) : std::move(split.target);
    authority_ = std::string(split.authority);
    const auto authority = split.authority.empty() ? head.field("host") : split.authority;
    if (authority.empty() && head.version == 10) return 0;
    return shared_.hosts.refusal(authority, local_);
}

void Connection::send_continue() {
    auto go_on = std::make_shared<bhttp::response<bhttp::empty_body>>(bhttp::status::continue_,
                                                                      parser_->get().version());
    bhttp::async_write(stream_, *go_on,
                       [self = shared_from_this(), go_on](beast::error_code error, std::size_t) {
                           if (error) return self->close();
                           self->read_body();
                       });
}

/// A body may go on as long as it arrives fast enough.
void Connection::expect_body_soon() {
    const auto& config = shared_.config;
    const auto earned = milliseconds(parser_->get().body().size() * 1000 /
                                     static_cast<std::size_t>(config.body_bytes_per_s));
    deadline_ = body_began_ + milliseconds(config.body_grace_ms) + earned;
}

void Connection::read_body() {
    if (parser_->is_done()) return on_body({});
    parser_->eager(true);
    expect_body_soon();
    bhttp::async_read_some(stream_.socket(), buffer_, *parser_,
                           [self = shared_from_this()](beast::error_code error, std::size_t) {
                               self->on_body(error);
                           });
}

void Connection::on_body(beast::error_code error) {
    if (error && (error.category() != make_error_code(bhttp::error::bad_chunk).category() ||
                  error == bhttp::error::partial_message || error == bhttp::error::end_of_stream))
        return close();  // the caller went away or was too slow
    if (error) return refuse(status_of(error));
    if (!parser_->is_done()) return read_body();
    if (!good_trailer()) return refuse(400);
    hand_over(parsed_request());
}

bool Connection::good_trailer() const {
    std::size_t index = 0;
    for (const auto& field : parser_->get()) {
        const auto name = field.name_string();
        if (index++ >= header_count_ && !allowed_in_trailer({name.data(), name.size()}))
            return false;
    }
    return true;
}

Request Connection::begun_request() const {
    Request request;
    request.method = method_;
    request.target = target_;
    request.client_address = client_;
    request.request_id = request_id_;
    if (!authority_.empty()) request.headers.emplace_back("host", authority_);  // not its header's
    return request;
}

Request Connection::parsed_request() {
    auto message = parser_->release();
    Request request = begun_request();
    std::size_t index = 0;
    for (const auto& field : message) {
        if (index++ >= header_count_) break;  // a trailer changes nothing
        const auto name = field.name_string();
        request.headers.emplace_back(lower({name.data(), name.size()}), std::string(field.value()));
    }
    request.body = std::move(message.body());
    learn_client(request);
    return request;
}

void Connection::learn_client(Request& request) {
    if (shared_.config.proxies.empty()) return;
    std::string forwarded;
    for (const auto& [name, value] : request.headers)
        if (name == "x-forwarded-for") forwarded += (forwarded.empty() ? "" : ",") + value;
    client_ = request.client_address = shared_.config.proxies.client_of(peer_, forwarded);
}

/// To a worker, or answered here at once if that takes no longer than handing over.
void Connection::hand_over(Request wanted) {
    allow_any_time();
    asked_ = wanted.asked = steady_clock::now();
    const auto respond = [self = shared_from_this()](Response response) {
        if (self->shared_.closed) return;
        asio::dispatch(
            self->stream_.get_executor(),
            [self, response = std::move(response)]() mutable { self->write(std::move(response)); });
    };
    if (shared_.config.is_quick && shared_.config.is_quick(wanted))
        return shared_.handler(wanted, respond);
    if (++shared_.waiting > shared_.config.queue_limit) {
        --shared_.waiting;
        return write({503, {{"Retry-After", "1"}}, ""});
    }
    auto request = std::make_shared<Request>(std::move(wanted));
    asio::post(shared_.workers, [self = shared_from_this(), request, respond] {
        --self->shared_.waiting;
        self->shared_.handler(*request, respond);
    });
}

// ---- the end -------------------------------------------------------------------------------

void Connection::wind_up() {
    asio::post(stream_.get_executor(), [self = shared_from_this()] {
        if (self->sender_ || (!self->busy_ && !self->has_asked())) self->close();
    });
}

void Connection::drop() {
    asio::post(stream_.get_executor(), [self = shared_from_this()] { self->close(); });
}

void Connection::close() {
    end_request();
    if (const auto sender = std::exchange(sender_, nullptr)) sender->stop();
    beast::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.close();
}

}  // namespace zhuli::http
