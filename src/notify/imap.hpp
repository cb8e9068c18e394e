// One mailbox read over IMAP (RFC 3501). libcurl connects, does TLS and signs in; what is said
// after that is said here: a folder is opened, what came after a place in it is listed, a mail is
// handed out without being marked, and marked when whoever asks has kept it. Bounded in size and
// time. Never deletes a mail, and knows nothing of what one says (mime.hpp).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/value/date.hpp"
#include "core/value/instant.hpp"
#include "notify/mail.hpp"

namespace zhuli::notify {

struct ImapServer {
    std::string host;
    int port = 993;
    Security security = Security::tls;
    std::string user, password;
    std::string folder;
};

/// Why a mailbox could not be read, for words that say what to do about it.
enum class ImapFault : std::uint8_t {
    none,
    away,        // nobody answers, or no more
    no_address,  // there is no such server, or it lies where connections may not go
    insecure,    // no TLS, or a certificate nobody vouches for
    denied,      // account or password
    no_folder,
    broken,  // answers what is no IMAP
};

struct ImapEntry {
    std::int64_t uid = 0;
    std::int64_t byte_count = 0;
    Instant at;  // when it arrived there
};

/// A mailbox that is open. The first fault ends it: every call after that answers nothing.
class ImapSession {
 public:
    /// `tick` is called while one waits, several times a minute; what it throws is passed on.
    explicit ImapSession(const ImapServer& server, std::function<void()> tick = {});
    ~ImapSession();
    ImapSession(const ImapSession&) = delete;
    ImapSession& operator=(const ImapSession&) = delete;

    bool ok() const { return fault_ == ImapFault::none; }
    ImapFault fault() const { return fault_; }
    /// What the server said, without secrets; may be empty.
    const std::string& why() const { return why_; }

    /// Numbers of mails mean something only together with this one.
    std::int64_t uid_validity() const { return uid_validity_; }
    /// Those with greater numbers that arrived since this day, the lowest first, at most `limit`.
    std::vector<std::int64_t> list_after(std::int64_t uid, Date since, std::size_t limit);
    /// One by one, since a server may stumble over one that it cannot read itself.
    ImapEntry describe(std::int64_t uid);
    /// Its first bytes, all of it if there are not more; nothing where the server has none to give.
    std::optional<std::string> fetch(std::int64_t uid, std::size_t most_bytes);
    /// As read by somebody; nothing is lost where the server refuses.
    void mark_seen(std::int64_t uid);

 private:
    struct Wire;
    struct Answer {
        bool accepted = false;
        std::vector<std::string> lines;     // untagged ones, literals left out
        std::vector<std::string> literals;  // in their order
        std::string text;                   // of the tagged one
    };

    void connect(const ImapServer& server);
    void open_folder(const std::string& folder);
    Answer ask(const std::string& command, std::size_t most_literal = 0);
    std::optional<std::string> read_line();
    std::optional<std::string> read_bytes(std::size_t count);
    bool read_more();
    bool send(const std::string& text);
    bool wait(bool to_read);
    void fail(ImapFault fault, std::string_view why);

    std::unique_ptr<Wire> wire_;
    std::function<void()> tick_;
    ImapFault fault_ = ImapFault::none;
    std::string why_;
    std::int64_t uid_validity_ = 0;
    int tag_ = 0;
};

/// A folder's name as the protocol writes it: quoted, in its own form of UTF-7.
std::string imap_folder(std::string_view name);

}  // namespace zhuli::notify
