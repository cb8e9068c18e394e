#include "notify/imap.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "notify/transfer.hpp"

namespace zhuli::notify {

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

constexpr std::size_t kLineLimit = 4 << 20;  // numbers of half a million mails
constexpr std::size_t kPieceBytes = 64 * 1024;
constexpr auto kSilence = std::chrono::seconds(20);  // before somebody counts as away
constexpr auto kLongest = std::chrono::minutes(5);   // for one command, however slowly it comes
constexpr std::string_view kSearch = "* SEARCH";
constexpr auto kTickEvery = std::chrono::seconds(5);

ImapFault fault_of(CURLcode code) {
    switch (code) {
        case CURLE_LOGIN_DENIED:
            return ImapFault::denied;
        case CURLE_COULDNT_RESOLVE_HOST:
            return ImapFault::no_address;
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
            return ImapFault::insecure;
        case CURLE_WEIRD_SERVER_REPLY:
            return ImapFault::broken;
        default:
            return ImapFault::away;
    }
}

/// The number after `name`, wherever in the line that stands.
std::int64_t number_after(std::string_view line, std::string_view name) {
    const auto at = line.find(name);
    if (at == line.npos) return 0;
    std::int64_t number = 0;
    const char* begin = line.data() + at + name.size();
    std::from_chars(begin, line.data() + line.size(), number);
    return number;
}

std::vector<std::int64_t> numbers_in(std::string_view text) {
    std::vector<std::int64_t> numbers;
    for (const char *at = text.data(), *end = at + text.size(); at < end;) {
        std::int64_t number = 0;
        const auto [next, error] = std::from_chars(at, end, number);
        if (error == std::errc()) numbers.push_back(number);
        at = error == std::errc() ? next : at + 1;
    }
    return numbers;
}

/// The size of the literal that follows a line ending in {n}.
std::optional<std::size_t> literal_size(std::string_view line) {
    if (line.empty() || line.back() != '}') return std::nullopt;
    const auto open = line.rfind('{');
    if (open == line.npos) return std::nullopt;
    std::size_t size = 0;
    const auto [end, error] =
        std::from_chars(line.data() + open + 1, line.data() + line.size(), size);
    const bool whole = error == std::errc() && end == line.data() + line.size() - 1;
    return whole ? std::optional(size) : std::nullopt;
}

std::string day_of(Date day) {
    constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto text = day.to_string();  // 2026-11-24
    const auto month = static_cast<std::size_t>(std::stoi(text.substr(5, 2)) - 1);
    return text.substr(8, 2) + "-" + kMonths[month] + "-" + text.substr(0, 4);
}

Instant arrival_in(std::string_view line) {
    constexpr std::string_view kName = "INTERNALDATE \"";
    const auto at = line.find(kName);
    if (at == line.npos) return {};
    const auto from = at + kName.size();
    const std::string text(line.substr(from, line.find('"', from) - from));
    const auto seconds = curl_getdate(text.c_str(), nullptr);
    return seconds < 0 ? Instant{} : Instant{static_cast<std::int64_t>(seconds) * 1000};
}

}  // namespace

struct ImapSession::Wire {
    Transfer transfer;
    std::string unread;
    SteadyTime heard = std::chrono::steady_clock::now();
    SteadyTime asked = heard;
    SteadyTime ticked = heard;
};

ImapSession::ImapSession(const ImapServer& server, std::function<void()> tick)
    : wire_(std::make_unique<Wire>()), tick_(std::move(tick)) {
    connect(server);
    if (ok()) open_folder(server.folder);
}

ImapSession::~ImapSession() = default;

void ImapSession::connect(const ImapServer& server) {
    Transfer& transfer = wire_->transfer;
    const char* scheme = server.security == Security::tls ? "imaps" : "imap";
    transfer.set(CURLOPT_PROTOCOLS_STR, "imap,imaps");
    transfer.set(CURLOPT_URL, fmt::format("{}://{}:{}/", scheme, server.host, server.port).c_str());
    transfer.set(CURLOPT_USE_SSL,
                 server.security == Security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL);
    transfer.set(CURLOPT_USERNAME, server.user.c_str());
    transfer.set(CURLOPT_PASSWORD, server.password.c_str());
    transfer.set(CURLOPT_CONNECT_ONLY, 1L);  // with TLS and signed in, and no further
    const CURLcode code = transfer.run();
    if (code != CURLE_OK) fail(fault_of(code), Transfer::why(code));
}

void ImapSession::open_folder(const std::string& folder) {
    // Some servers open no folder before they know who is there.
    ask(R"(ID ("name" "zhuli"))");
    const Answer answer = ask("SELECT " + imap_folder(folder));
    if (!ok()) return;
    if (!answer.accepted) return fail(ImapFault::no_folder, answer.text);
    for (const std::string& line : answer.lines)
        if (const auto number = number_after(line, "[UIDVALIDITY ")) uid_validity_ = number;
    if (uid_validity_ == 0) fail(ImapFault::broken, "no UIDVALIDITY");
}

std::vector<std::int64_t> ImapSession::list_after(std::int64_t uid, Date since, std::size_t limit) {
    const Answer found = ask(fmt::format("UID SEARCH UID {}:* SINCE {}", uid + 1, day_of(since)));
    std::vector<std::int64_t> uids;
    for (const std::string& line : found.lines)
        if (line.starts_with(kSearch))
            for (const auto one : numbers_in(line.substr(kSearch.size())))
                if (one > uid) uids.push_back(one);  // "n:*" names the last one whatever n is
    if (!ok()) return {};
    std::ranges::sort(uids);
    uids.erase(std::ranges::unique(uids).begin(), uids.end());
    if (uids.size() > limit) uids.resize(limit);
    return uids;
}

ImapEntry ImapSession::describe(std::int64_t uid) {
    ImapEntry entry{.uid = uid};
    const Answer told = ask(fmt::format("UID FETCH {} (UID RFC822.SIZE INTERNALDATE)", uid));
    for (const std::string& line : told.lines) {
        if (number_after(line, "UID ") != uid) continue;
        entry.byte_count = number_after(line, "RFC822.SIZE ");
        entry.at = arrival_in(line);
    }
    return entry;
}

std::optional<std::string> ImapSession::fetch(std::int64_t uid, std::size_t most_bytes) {
    Answer answer =
        ask(fmt::format("UID FETCH {} (UID BODY.PEEK[]<0.{}>)", uid, most_bytes), most_bytes);
    if (!ok() || !answer.accepted || answer.literals.empty()) return std::nullopt;
    return std::move(answer.literals.front());
}

void ImapSession::mark_seen(std::int64_t uid) {
    ask(fmt::format("UID STORE {} +FLAGS.SILENT (\\Seen)", uid));
}

ImapSession::Answer ImapSession::ask(const std::string& command, std::size_t most_literal) {
    Answer answer;
    if (!ok()) return answer;
    const std::string tag = fmt::format("z{} ", ++tag_);
    wire_->asked = wire_->heard = std::chrono::steady_clock::now();
    if (!send(tag + command + "\r\n")) return answer;
    std::size_t bytes = 0;
    for (;;) {
        auto line = read_line();
        if (!line) return answer;
        if (line->starts_with(tag)) {
            answer.text = line->substr(tag.size());
            answer.accepted = answer.text.starts_with("OK");
            return answer;
        }
        while (const auto size = literal_size(*line)) {
            bytes += *size;
            if (bytes > most_literal + kLineLimit) {
                fail(ImapFault::broken, "a literal is too long");
                return answer;
            }
            auto literal = read_bytes(*size);
            if (!literal) return answer;
            answer.literals.push_back(std::move(*literal));
            auto rest = read_line();
            if (!rest) return answer;
            *line = std::move(*rest);
        }
        bytes += line->size();
        if (bytes > most_literal + kLineLimit) {
            fail(ImapFault::broken, "an answer is too long");
            return answer;
        }
        answer.lines.push_back(std::move(*line));
    }
}

std::optional<std::string> ImapSession::read_line() {
    std::size_t looked = 0;
    for (;;) {
        const auto end = wire_->unread.find("\r\n", looked);
        if (end != std::string::npos) {
            std::string line = wire_->unread.substr(0, end);
            wire_->unread.erase(0, end + 2);
            return line;
        }
        looked = wire_->unread.empty() ? 0 : wire_->unread.size() - 1;
        if (wire_->unread.size() > kLineLimit) fail(ImapFault::broken, "a line is too long");
        if (!ok() || !read_more()) return std::nullopt;
    }
}

std::optional<std::string> ImapSession::read_bytes(std::size_t count) {
    wire_->unread.reserve(std::min(count, std::size_t{64} << 20) + kPieceBytes);
    while (wire_->unread.size() < count)
        if (!read_more()) return std::nullopt;
    std::string rest = wire_->unread.substr(count);
    std::string bytes = std::move(wire_->unread);
    bytes.resize(count);
    wire_->unread = std::move(rest);
    return bytes;
}

bool ImapSession::read_more() {
    std::array<char, kPieceBytes> piece;
    for (;;) {
        std::size_t got = 0;
        const CURLcode code =
            curl_easy_recv(wire_->transfer.curl(), piece.data(), piece.size(), &got);
        if (code == CURLE_AGAIN) {
            if (!wait(true)) return false;
            continue;
        }
        if (code != CURLE_OK || got == 0) {
            fail(ImapFault::away, code == CURLE_OK ? "closed" : Transfer::why(code));
            return false;
        }
        wire_->heard = std::chrono::steady_clock::now();
        wire_->unread.append(piece.data(), got);
        return true;
    }
}

bool ImapSession::send(const std::string& text) {
    for (std::size_t sent = 0; sent < text.size();) {
        std::size_t now = 0;
        const CURLcode code =
            curl_easy_send(wire_->transfer.curl(), text.data() + sent, text.size() - sent, &now);
        if (code == CURLE_AGAIN) {
            if (!wait(false)) return false;
        } else if (code != CURLE_OK) {
            fail(ImapFault::away, Transfer::why(code));
            return false;
        }
        sent += now;
    }
    return true;
}

bool ImapSession::wait(bool to_read) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(wire_->transfer.curl(), CURLINFO_ACTIVESOCKET, &socket);
    pollfd one{socket, static_cast<short>(to_read ? POLLIN : POLLOUT), 0};
    poll(&one, 1, 1000);
    const auto now = std::chrono::steady_clock::now();
    if (now - wire_->heard > kSilence || now - wire_->asked > kLongest) {
        fail(ImapFault::away, "it took too long");
        return false;
    }
    if (tick_ && now - wire_->ticked > kTickEvery) {
        wire_->ticked = now;
        tick_();
    }
    return true;
}

void ImapSession::fail(ImapFault fault, std::string_view why) {
    if (!ok()) return;
    fault_ = fault;
    why_ = shortened(why);
}

std::string imap_folder(std::string_view name) {
    UErrorCode error = U_ZERO_ERROR;
    std::string wire(name.size() * 6 + 16, '\0');
    const auto size = ucnv_convert("IMAP-mailbox-name", "UTF-8", wire.data(),
                                   static_cast<std::int32_t>(wire.size()), name.data(),
                                   static_cast<std::int32_t>(name.size()), &error);
    if (U_FAILURE(error))
        wire = std::string(name);
    else
        wire.resize(static_cast<std::size_t>(size));
    std::string quoted = "\"";
    for (const char c : wire) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) quoted += c;
    }
    return quoted + "\"";
}

}  // namespace zhuli::notify
