// Complaints by mail in a scenario: a mailbox on a real IMAP server of the loopback, a mail server
// for what goes out, and mails as customers, strangers and machines write them.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "features/mailboxes/model.hpp"
#include "features/tickets/model.hpp"
#include "notify/reach.hpp"
#include "tests/scenarios/walk.hpp"
#include "tests/support/imap_server.hpp"
#include "tests/support/receiver.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

/// What lies outside: one account that mails come into, and what was sent from here.
struct Walk::Post {
    support::ImapServer& server = support::ImapServer::shared();
    std::string account = server.new_account();
    support::Mailbox outbox;
    int mails = 0;

    Post() { notify::allow_private_addresses(true); }
    ~Post() { notify::allow_private_addresses(false); }
    Post(const Post&) = delete;
    Post& operator=(const Post&) = delete;

    /// Addresses that what was sent went to, in order.
    std::vector<std::string> sent_to() const {
        std::vector<std::string> found;
        for (const auto& mail : outbox.mails()) found.push_back(header(mail, "To"));
        return found;
    }
    static std::string header(const std::string& mail, const std::string& name) {
        const auto at = mail.find("\n" + name + ": ");
        if (at == mail.npos) return {};
        const auto from = at + name.size() + 3;
        return trimmed(mail.substr(from, mail.find('\n', from) - from));
    }
};

namespace {

/// "%PDF-" and zeros, as mails carry files.
std::string file_part(const std::string& name, std::size_t bytes) {
    std::string text = "JVBERi0x";
    while (text.size() < bytes / 3 * 4) text += text.size() % 78 == 76 ? "\r\n" : "AAAA";
    return "--A\r\nContent-Type: application/pdf; name=\"" + name +
           "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + text + "\r\n--A--\r\n";
}

/// "drawing.pdf 21": a file of so many MB.
std::string body_of(const std::string& words, const std::string& file) {
    const std::string text = "Content-Type: text/plain; charset=utf-8\r\n\r\n" + words + "\r\n";
    if (file.empty()) return text;
    const auto space = file.rfind(' ');
    const auto megabytes = std::stoul(file.substr(space + 1));
    return "Content-Type: multipart/mixed; boundary=A\r\n\r\n--A\r\n" + text +
           file_part(file.substr(0, space), megabytes << 20);
}

}  // namespace

void Walk::mail_comes(const std::string& from, const std::string& subject,
                      const std::string& headers, const std::string& body) {
    if (!post_) throw std::runtime_error("还没有开通邮箱");
    post_->server.deliver(post_->account,
                          fmt::format("From: <{}>\r\nTo: <service@demo.test>\r\nSubject: {}\r\n"
                                      "Message-ID: <m{}@their.test>\r\nMIME-Version: 1.0\r\n{}{}",
                                      from, subject, ++post_->mails, headers, body),
                          world_.now);
}

/// What came is read, what was answered goes out, and complaints are known by their titles.
void Walk::exchange_mails(const std::string&, const Step&) {
    world_.now = world_.now.plus_ms(kMinuteMs);
    world_.follow_events();
    world_.run_jobs();
    const auto latest = world_.call("admin", "GET", "/tickets?limit=20&sort=opened_at");
    for (const auto& ticket : latest.json.at("items").as_array())
        tickets_[std::string(ticket.at("title").as_string())] = ticket.at("id").as_string();
    last_ = {.status = 200};
}

void Walk::send_through_post() {
    if (!post_) post_ = std::make_shared<Post>();
    const auto sending = world_.call("admin", "GET", "/mail_settings").json.at("version");
    const json::object outgoing{
        {"active", true},     {"host", "127.0.0.1"},         {"port", post_->outbox.port()},
        {"security", "none"}, {"sender", "zhuli@demo.test"}, {"sender_name", "助理"}};
    world_.call("admin", "PATCH", "/mail_settings", json::serialize(outgoing),
                {{"if-match", std::to_string(sending.as_int64())}});
}

/// 开通寄信 每条 · 开通寄信 紧急: which of this person's notices go out by mail as well
void Walk::wish_for_mail(const std::string& who, const Step& step) {
    send_through_post();
    call(who, "PUT", "/notice_wishes",
         json::serialize(json::object{{"mail", step.object == "每条" ? "every" : "urgent"}}));
}

/// 开通邮箱 客服邮箱[，分给 傅芳][，类型 质量]
void Walk::open_mailbox(const std::string& who, const Step& step) {
    post_.reset();
    send_through_post();
    json::object body{{"name", step.object},
                      {"email", "service@demo.test"},
                      {"host", "127.0.0.1"},
                      {"port", post_->server.port()},
                      {"security", "none"},
                      {"account", post_->account},
                      {"password", support::ImapServer::kPassword}};
    const auto owner = step.term("分给 "), kind = step.term("类型 ");
    if (!owner.empty()) body["owner_id"] = std::to_string(world_.id_of(part_of(owner)).v);
    if (!kind.empty())
        body["kind"] = option_called("mailbox.kind", names_of<tickets::Kind>(), kind);
    call(who, "POST", "/mailboxes", json::serialize(body));
}

/// 客户来信 wang@kehu.test，主题 …，说 …[，附件 drawing.pdf 21]
void Walk::receive_mail(const std::string& who, const Step& step) {
    mail_comes(step.object, step.term("主题 "), {}, body_of(step.term("说 "), step.term("附件 ")));
    exchange_mails(who, step);
}

/// 客户回信 wang@kehu.test，说 …[，自动 是][，次数 30]: to what was sent last
void Walk::receive_answer(const std::string& who, const Step& step) {
    if (!post_ || post_->outbox.mails().empty()) throw std::runtime_error("还没有寄出过信");
    std::string headers =
        "In-Reply-To: " + Post::header(post_->outbox.mails().back(), "Message-ID") + "\r\n";
    if (step.term("自动 ") == "是") headers += "Auto-Submitted: auto-replied\r\n";
    const auto times = step.term("次数 ");
    for (int left = times.empty() ? 1 : std::stoi(times); left > 0; --left)
        mail_comes(step.object, "Re: x", headers, body_of(step.term("说 "), {}));
    exchange_mails(who, step);
}

/// 采信来信 标题 · 不采信来信 标题: of an answer from another address
void Walk::accept_mail(const std::string& who, const Step& step) {
    decide_mail(who, step, "acceptance");
}
void Walk::decline_mail(const std::string& who, const Step& step) {
    decide_mail(who, step, "refusal");
}
void Walk::decide_mail(const std::string& who, const Step& step, const std::string& noun) {
    const auto mails = world_.call("admin", "GET", ticket_path(step.object) + "/mails");
    const auto& items = mails.json.at("items").as_array();
    const auto one = std::find_if(items.rbegin(), items.rend(), [](const json::value& mail) {
        return mail.at("state").as_string() == "doubtful";
    });
    if (one == items.rend()) throw std::runtime_error("没有待确认的来信");
    call(who, "POST", "/mails/" + std::string(one->at("id").as_string()) + "/" + noun, "{}");
}

/// 期望 来信 待确认: what became of the one that came last
void Walk::expect_mail(const std::string&, const Step& step) {
    const auto mails = world_.call("admin", "GET", "/mails?sort=-created_at&limit=1");
    const auto& items = mails.json.at("items").as_array();
    const auto state = items.empty() ? "" : std::string(items.front().at("state").as_string());
    const auto shown = text_of("enum.mail.state." + state);
    expect(step, shown == step.object, step.object, shown);
}

/// 期望 来信数 搁置 21
void Walk::expect_mail_count(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto state =
        option_called("mail.state", names_of<mailboxes::MailState>(), step.object.substr(0, space));
    const auto mails = world_.call("admin", "GET", "/mails?limit=200&state=" + state);
    const auto many = std::to_string(mails.json.at("items").as_array().size());
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, many == wanted, wanted, many);
}

/// 期望 寄给 wang@kehu.test 1: how many went there
void Walk::expect_sent(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto to = "<" + step.object.substr(0, space) + ">";
    const auto sent = post_ ? post_->sent_to() : std::vector<std::string>{};
    const auto many = std::to_string(std::ranges::count_if(
        sent, [&](const std::string& address) { return address.ends_with(to); }));
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, many == wanted, wanted, fmt::format("{}：{}", many, fmt::join(sent, "、")));
}

/// What stands on a complaint and in its story.
bool Walk::stands_on_ticket(const std::string& title, const std::string& words) {
    const auto path = ticket_path(title);
    return world_.call("admin", "GET", path).body.find(words) != std::string::npos ||
           world_.call("admin", "GET", path + "/story").body.find(words) != std::string::npos;
}

/// 期望 客诉写着 标题 词 · 期望 客诉没写 标题 词
void Walk::expect_on_ticket(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto words = trimmed(step.object.substr(space));
    expect(step, stands_on_ticket(step.object.substr(0, space), words), words, "没有");
}
void Walk::expect_not_on_ticket(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto words = trimmed(step.object.substr(space));
    expect(step, !stands_on_ticket(step.object.substr(0, space), words), "没有", words);
}

/// 期望 客诉类型 标题 质量
void Walk::expect_kind(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto now =
        world_.call("admin", "GET", ticket_path(trimmed(step.object.substr(0, space))));
    const auto shown = text_of("enum.ticket.kind." + now.text("kind"));
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, shown == wanted, wanted, shown);
}

}  // namespace zhuli::scenarios
