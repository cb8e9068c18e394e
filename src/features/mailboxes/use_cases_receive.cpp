#include "features/mailboxes/use_cases_receive.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "core/text/text.hpp"
#include "features/attachments/use_cases.hpp"
#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_merge.hpp"
#include "features/identity/model.hpp"
#include "features/mailboxes/read.hpp"
#include "features/mailboxes/rules.hpp"
#include "features/mailboxes/store.hpp"
#include "features/notices/use_cases.hpp"
#include "features/notices/use_cases_mail.hpp"
#include "features/tickets/use_cases_intake.hpp"
#include "storage/entity.hpp"

namespace zhuli::mailboxes {

namespace {

using tickets::Ticket;

constexpr std::size_t kTagLetters = 10;

std::string fresh_tag() {
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz234567";
    std::string tag;
    for (std::size_t i = 0; i < kTagLetters; ++i) tag += kLetters[randombytes_uniform(32)];
    return tag;
}

std::string megabytes(std::int64_t bytes) {
    return fmt::format("{:.1f}", static_cast<double>(bytes) / (1 << 20));
}

std::vector<std::string> own_addresses(Tx& tx) {
    std::vector<std::string> own;
    for (const Mailbox& box : active_mailboxes(tx)) own.push_back(box.email.v);
    if (const auto server = notices::mail_server(tx)) own.push_back(server->from);
    return own;
}

/// Customers with this address who are still there, merged ones as those they became.
std::vector<Id> customers_with(Tx& tx, const Ctx& ctx, const std::string& address) {
    std::vector<Id> ids;
    const auto found = customers::find_duplicates(tx, ctx, {.email = {address}});
    if (!found.ok()) return ids;
    for (const auto& one : found->items) {
        const Id id = customers::survivor_of(tx, one.customer_id);
        if (id && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    }
    return ids;
}

/// The ticket this mail answers, as it goes on now.
std::optional<Ticket> answered(Tx& tx, const Incoming& mail) {
    std::optional<Id> id;
    for (const auto& message : mail.refers_to)
        if (id = ticket_of_message(tx, message); id) break;
    if (const auto tag = tag_in(mail.subject); !id && !tag.empty()) id = ticket_of_tag(tx, tag);
    auto ticket = id ? storage::find<Ticket>(tx, *id) : std::nullopt;
    if (ticket && ticket->joined_to) ticket = storage::find<Ticket>(tx, ticket->joined_to);
    return ticket;
}

Mail described(Tx& tx, const Ctx& ctx, const Reading& place, const Incoming& in) {
    Mail mail;
    mail.id = tx.new_id();
    mail.mailbox_id = place.mailbox_id;
    mail.era = place.era;
    mail.uid_validity = place.uid_validity;
    mail.uid = in.uid;
    mail.mail_key = key_of(in);
    mail.message_id = in.message_id;
    mail.from_address = in.from;
    mail.from_name = in.from_name;
    mail.subject = in.subject;
    mail.created_at = ctx.now;
    return mail;
}

std::string words_of(const Ctx& ctx, const Incoming& in, const SortedFiles& files, bool answers,
                     const Catalog& texts) {
    std::string words = answers ? without_history(in.text) : in.text;
    if (words.empty()) words = in.subject;
    if (words.empty()) words = texts.text(ctx.locale, "mailboxes.no_words");
    words = shortened(words, kMostWords);
    if (in.cut)
        words += "\n\n" + texts.text(ctx.locale, "mailboxes.mail_too_large",
                                     {{"size", megabytes(in.byte_count)}});
    for (const auto& line : files.left_out) {
        if (text::length(words) + text::length(line.v) + 1 > Text<4000>::kLimit) break;
        words += "\n" + line.v;
    }
    return words;
}

void tell_owner(Tx& tx, const Ctx& ctx, const Ticket& ticket, const Mail& mail,
                std::string_view kind) {
    // The pages of the ticket show it too, whoever it is told.
    tx.emit({"ticket.mailed", "ticket", ticket.id, {}, ""});
    if (!ticket.owner_id) return;
    notices::give(tx, ctx,
                  {.user_id = ticket.owner_id,
                   .kind = kind,
                   .entity = "ticket",
                   .entity_id = ticket.id,
                   .customer_id = ticket.customer_id,
                   .due_at = ctx.now,
                   .words = {{"number", ticket.number.v}, {"address", mail.from_address.v}}});
}

bool is_customers(Tx& tx, const Ctx& ctx, const Ticket& ticket, const Incoming& in) {
    if (in.forged) return false;
    if (wrote_before(tx, ticket.id, in.from)) return true;
    if (!ticket.customer_id) return false;
    const auto known = customers_with(tx, ctx, in.from);
    return std::ranges::find(known, ticket.customer_id) != known.end();
}

void take_bounce(Tx& tx, const Ctx& ctx, const std::optional<Ticket>& ticket, const Incoming& in,
                 Mail& mail) {
    mail.state = MailState::bounced;
    for (const auto& id : in.refers_to)
        if (auto reply = reply_of_message(tx, id); reply && reply->state == ReplyState::sent) {
            reply->state = ReplyState::bounced;
            keep_reply(tx, *reply);
        }
    if (ticket) tell_owner(tx, ctx, *ticket, mail, "mail.bounced");
}

Result<> take_answer(Tx& tx, const Ctx& ctx, const Ticket& ticket, const Incoming& in, Mail& mail) {
    const Instant since = ctx.now.plus_ms(-kHourMs);
    if (count_to_ticket(tx, in.from, ticket.id, since, kMostAnHour) >= kMostAnHour) {
        mail.reason = MailReason::too_many;
        return Done{};
    }
    if (is_customers(tx, ctx, ticket, in)) {
        mail.state = MailState::added;
        return add_words(tx, ctx, mail);
    }
    mail.state = MailState::doubtful;
    mail.reason = MailReason::other_address;
    tell_owner(tx, ctx, ticket, mail, "mail.doubtful");
    return Done{};
}

/// By what it says of itself and who it is from; `mail` names the ticket if it answers one.
Result<> decide(Tx& tx, const Ctx& ctx, const Mailbox& box, const std::optional<Ticket>& ticket,
                const Incoming& in, Mail& mail) {
    if (is_bounce(in)) {
        take_bounce(tx, ctx, ticket, in, mail);
        return Done{};
    }
    const auto own = own_addresses(tx);
    mail.reason = reason_of(in, own);
    if (mail.reason == MailReason::own || mail.reason == MailReason::no_sender) return Done{};
    if (mail.reason != MailReason::none) {
        mail.state = MailState::automatic;
        return Done{};
    }
    if (ticket) return take_answer(tx, ctx, *ticket, in, mail);
    const Instant since = ctx.now.plus_ms(-kHourMs);
    if (count_opened(tx, in.from, since, kMostTicketsAnHour) >= kMostTicketsAnHour) {
        mail.reason = MailReason::too_many;
        return Done{};
    }
    return open_with(tx, ctx, box, mail, !in.forged);
}

bool is_on_ticket(MailState state) {
    return state == MailState::opened || state == MailState::added;
}

}  // namespace

std::string_view refusal_of(const IncomingFile& file, std::size_t kept) {
    if (static_cast<std::int64_t>(file.bytes.size()) > attachments::kMaxFileBytes)
        return "mailboxes.file_too_large";
    if (file.bytes.empty()) return "mailboxes.file_empty";
    if (kept >= kMostFiles) return "mailboxes.too_many_files";
    const auto type = attachments::type_of_file(file.bytes);
    return type == attachments::FileType::unknown ? "mailboxes.file_refused" : "";
}

SortedFiles sort_files(const Ctx& ctx, Incoming& mail, const Catalog& texts) {
    SortedFiles sorted;
    if (text::length(mail.text) > kMostWords)
        sorted.kept.push_back({texts.text(ctx.locale, "mailboxes.whole_text") + ".txt", mail.text});
    for (IncomingFile& file : mail.files) {
        const auto why = mail.cut ? std::string_view("mailboxes.file_in_large_mail")
                                  : refusal_of(file, sorted.kept.size());
        if (why.empty())
            sorted.kept.push_back(std::move(file));
        else
            sorted.left_out.emplace_back(shortened(
                texts.text(ctx.locale, why,
                           {{"name", shortened(file.name, 80)},
                            {"size", megabytes(static_cast<std::int64_t>(file.bytes.size()))}}),
                200));
    }
    mail.files.clear();
    return sorted;
}

Result<std::optional<Mail>> take_mail(Tx& tx, const Ctx& ctx, const Mailbox& box,
                                      const Reading& place, const Incoming& in,
                                      const SortedFiles& files, const Catalog& texts) {
    if (auto before = mail_at(tx, place, in.uid)) return before;
    Mail mail = described(tx, ctx, place, in);
    if (has_mail(tx, mail.mail_key.v)) return std::optional<Mail>{};
    const auto ticket = answered(tx, in);
    if (ticket) mail.ticket_id = ticket->id;
    mail.words = words_of(ctx, in, files, ticket.has_value(), texts);
    mail.left_out = files.left_out;
    CHECK(decide(tx, ctx, box, ticket, in, mail));
    if (is_on_ticket(mail.state)) mail.words = {};  // there they are
    INVARIANT(keep_mail(tx, mail), "one reader of a mailbox at a time");
    return std::optional(mail);
}

void put_aside_unread(Tx& tx, const Ctx& ctx, const Reading& place, std::int64_t uid) {
    Incoming in;
    in.uid = uid;
    Mail mail = described(tx, ctx, place, in);
    mail.mail_key =
        fmt::format("{}/{}/{}/{}", place.mailbox_id.v, place.era, place.uid_validity, uid);
    mail.reason = MailReason::unreadable;
    keep_mail(tx, mail);
}

Result<> add_words(Tx& tx, const Ctx& ctx, Mail& mail) {
    CHECK(tickets::hear_customer(tx, ctx, mail.ticket_id, mail.words.v));
    mail.record_id = tickets::written_on(tx, mail.ticket_id).back().id;
    return Done{};
}

Result<> open_with(Tx& tx, const Ctx& ctx, const Mailbox& box, Mail& mail, bool known_sender) {
    Ticket complaint;
    complaint.channel = tickets::Channel::email;
    complaint.title = shortened(mail.subject.v, 120);
    complaint.words = mail.words.v;
    complaint.kind = box.kind;
    const auto known =
        known_sender ? customers_with(tx, ctx, mail.from_address.v) : std::vector<Id>{};
    if (known.size() == 1) complaint.customer_id = known.front();
    const auto owner = storage::find<identity::User>(tx, box.owner_id);
    if (owner && owner->state == identity::UserState::active) complaint.owner_id = owner->id;
    TRY(const auto ticket, tickets::take_in(tx, ctx, complaint));
    mail.ticket_id = ticket.id;
    mail.state = MailState::opened;
    mail.reason = MailReason::none;
    keep_thread(tx, {ticket.id, box.id, fresh_tag()});
    return Done{};
}

}  // namespace zhuli::mailboxes
