#include "features/mailboxes/use_cases.hpp"

#include "features/identity/use_cases.hpp"
#include "features/mailboxes/rules.hpp"
#include "features/mailboxes/store.hpp"
#include "features/mailboxes/use_cases_receive.hpp"
#include "features/tickets/use_cases.hpp"
#include "storage/job_queue.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"

namespace zhuli::mailboxes {

namespace {

constexpr storage::ListPlan kMailboxes{.permission = "mailboxes.settings", .owner_field = {}};
constexpr storage::ListPlan kMails{.permission = "mailboxes.settings", .owner_field = {}};

MailboxView view_of(Tx& tx, const Ctx& ctx, Mailbox box) {
    MailboxView view;
    static_cast<Mailbox&>(view) = std::move(box);
    const Reading reading = reading_of(tx, view.id);
    view.owner_name = identity::remembered_name(tx, ctx.now, view.owner_id);
    view.succeeded_at = reading.succeeded_at;
    view.failed_at = reading.failed_at;
    view.next_at = reading.next_at;
    view.fault = reading.fault;
    view.why = reading.why.v;
    view.aside_count = count_aside(tx, view.id);
    return view;
}

void look_at_once(Tx& tx, const Ctx& ctx, Id mailbox) {
    ask_now(tx, mailbox);
    storage::enqueue(tx, ctx, {.kind = kLookJob, .hasten = true});
}

Result<> check_owner(Tx& tx, Id owner) {
    if (owner) CHECK(identity::hold_active_user(tx, owner, "owner_id"));
    return Done{};
}

/// Whoever has no business with it learns nothing.
bool may_open(const Ctx& ctx, const Mail& mail) {
    return ctx.allowed("mailboxes.settings") &&
           (mail.state == MailState::aside || mail.state == MailState::automatic) &&
           mail.reason != MailReason::unreadable && mail.reason != MailReason::no_sender;
}

bool may_read_again(const Ctx& ctx, const Mail& mail) {
    return ctx.allowed("mailboxes.settings") && mail.state == MailState::aside &&
           mail.reason == MailReason::unreadable && !mail.again;
}

MailView view_of(Tx& tx, const Ctx& ctx, const Mail& mail, bool works_on_it) {
    MailView view;
    static_cast<Mail&>(view) = mail;
    const auto box = storage::find<Mailbox>(tx, mail.mailbox_id);
    if (box) view.mailbox_name = box->name.v;
    const auto ticket = storage::find<tickets::Ticket>(tx, mail.ticket_id);
    if (ticket) view.ticket_number = ticket->number.v;
    view.decided_by_name = identity::remembered_name(tx, ctx.now, mail.decided_by);
    if (may_open(ctx, mail)) view.actions.emplace_back("open");
    if (may_read_again(ctx, mail)) view.actions.emplace_back("read");
    if (mail.state == MailState::doubtful && works_on_it) view.actions = {"accept", "decline"};
    return view;
}

bool works_on(const Ctx& ctx, const tickets::Ticket& ticket) {
    return ticket.owner_id ? ctx.covers("tickets.edit", ticket.owner_id)
                           : ctx.allowed("tickets.edit");
}

ReplyView view_of(const Reply& reply, bool works_on_it) {
    ReplyView view;
    static_cast<Reply&>(view) = reply;
    if (works_on_it && did_not_arrive(reply.state)) view.actions.emplace_back("send");
    return view;
}

/// A doubtful answer on a ticket one works on.
Result<Mail> load_doubtful(Tx& tx, const Ctx& ctx, Id id) {
    auto mail = hold_mail(tx, id);
    if (!mail || !mail->ticket_id) return Problem::not_found("mail");
    const auto ticket = tickets::show_ticket(tx, ctx, {mail->ticket_id});
    if (!ticket.ok()) return Problem::not_found("mail");
    if (!works_on(ctx, *ticket)) return Problem::not_found("mail");
    if (mail->state != MailState::doubtful)
        return Problem::of(Status::conflict, "mailboxes.is_decided");
    return std::move(*mail);
}

Ctx system_in(const Ctx& ctx) {
    Ctx system = ctx;
    system.rights = nullptr;
    return system;
}

MailView keep_decision(Tx& tx, const Ctx& ctx, Mail& mail) {
    mail.decided_by = ctx.user;
    keep_outcome(tx, mail);
    tx.emit({"ticket.mailed", "ticket", mail.ticket_id, {}, ""});
    return view_of(tx, ctx, mail, true);
}

}  // namespace

Result<Page<MailboxView>> list_mailboxes(Tx& tx, const Ctx& ctx,
                                         const http::Listed<Mailbox>& query) {
    TRY(auto rows, storage::list_page<Mailbox>(tx, ctx, query, kMailboxes));
    Page<MailboxView> page;
    page.next_cursor = std::move(rows.next_cursor);
    for (Mailbox& box : rows.items) page.items.push_back(view_of(tx, ctx, std::move(box)));
    return page;
}

Result<MailboxView> show_mailbox(Tx& tx, const Ctx& ctx, const http::ById& in) {
    auto box = storage::find<Mailbox>(tx, in.id);
    if (!box) return Problem::not_found("mailbox");
    return view_of(tx, ctx, std::move(*box));
}

Result<MailboxView> create_mailbox(Tx& tx, const Ctx& ctx, const Mailbox& in) {
    CHECK(check(in));
    CHECK(check_owner(tx, in.owner_id));
    if (count_mailboxes(tx) >= kMailboxesLimit)
        return Problem::of(Status::conflict, "mailboxes.too_many",
                           {{"max", std::to_string(kMailboxesLimit)}});
    Mailbox box = in;
    CHECK(storage::save_new(tx, ctx, box, {"mailbox.created", {}, ""}));
    keep_reading(tx, {.mailbox_id = box.id, .begins_at = ctx.now});
    if (box.active) look_at_once(tx, ctx, box.id);
    return view_of(tx, ctx, std::move(box));
}

Result<MailboxView> edit_mailbox(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const auto before = storage::find<Mailbox>(tx, edit.id);
    if (!before) return Problem::not_found("mailbox");
    CHECK(storage::check_version(*before, edit.if_match, to_json(view_of(tx, ctx, *before))));
    TRY(auto after, apply(*before, edit));
    CHECK(check(after));
    if (after.owner_id != before->owner_id) CHECK(check_owner(tx, after.owner_id));
    CHECK(storage::save(tx, ctx, *before, after, {"mailbox.edited", {}, ""}));
    const bool elsewhere = before->host != after.host || before->account != after.account ||
                           before->folder != after.folder;
    if (elsewhere) {
        const auto era = reading_of(tx, after.id).era + 1;
        keep_reading(tx, {.mailbox_id = after.id, .era = era, .begins_at = ctx.now});
    }
    if (after.active) look_at_once(tx, ctx, after.id);
    return view_of(tx, ctx, std::move(after));
}

Result<MailboxView> try_mailbox(Tx& tx, const Ctx& ctx, const http::ById& in) {
    auto box = storage::find<Mailbox>(tx, in.id);
    if (!box) return Problem::not_found("mailbox");
    if (!box->active) return Problem::of(Status::conflict, "mailboxes.is_off");
    look_at_once(tx, ctx, box->id);
    return view_of(tx, ctx, std::move(*box));
}

Result<Page<MailView>> list_mails(Tx& tx, const Ctx& ctx, const http::Listed<Mail>& query) {
    Page<MailView> page;
    std::vector<Mail> mails;
    TRY(page.next_cursor,
        storage::list_rows(tx, ctx,
                           {entity_of(static_cast<const Mail*>(nullptr)), fields_of<Mail>()}, query,
                           kMails, [&](const storage::RowView& row) {
                               Tx::load_row(row, fields_of<Mail>(), &mails.emplace_back());
                           }));
    for (const Mail& mail : mails) page.items.push_back(view_of(tx, ctx, mail, false));
    return page;
}

Result<MailView> open_ticket_with_mail(Tx& tx, const Ctx& ctx, const http::ById& in) {
    auto mail = hold_mail(tx, in.id);
    if (!mail) return Problem::not_found("mail");
    if (!may_open(ctx, *mail)) return Problem::of(Status::conflict, "mailboxes.is_decided");
    const auto box = storage::find<Mailbox>(tx, mail->mailbox_id);
    INVARIANT(box.has_value());
    CHECK(open_with(tx, system_in(ctx), *box, *mail, true));
    return keep_decision(tx, ctx, *mail);
}

Result<MailView> read_mail_again(Tx& tx, const Ctx& ctx, const http::ById& in) {
    auto mail = hold_mail(tx, in.id);
    if (!mail) return Problem::not_found("mail");
    if (!may_read_again(ctx, *mail)) return Problem::of(Status::conflict, "mailboxes.is_decided");
    const auto box = storage::find<Mailbox>(tx, mail->mailbox_id);
    INVARIANT(box.has_value());
    if (!box->active) return Problem::of(Status::conflict, "mailboxes.is_off");
    const Reading place = reading_of(tx, box->id);
    if (place.era != mail->era || place.uid_validity != mail->uid_validity)
        return Problem::of(Status::conflict, "mailboxes.lies_elsewhere");
    mail->again = true;
    ask_again(tx, mail->id, true);
    look_at_once(tx, ctx, box->id);
    return view_of(tx, ctx, *mail, false);
}

Result<TicketMails> show_ticket_mails(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto ticket, tickets::show_ticket(tx, ctx, in));
    TicketMails all;
    const auto thread = thread_of(tx, ticket.id);
    const auto box = thread ? storage::find<Mailbox>(tx, thread->mailbox_id) : std::nullopt;
    all.by_mail = thread.has_value();
    if (box) {
        all.mailbox_name = box->name.v;
        all.address = box->email.v;
    }
    const bool works_on_it = works_on(ctx, ticket);
    for (const Mail& mail : mails_of(tx, ticket.id))
        all.items.push_back(view_of(tx, ctx, mail, works_on_it));
    for (const Reply& reply : replies_of(tx, ticket.id))
        all.replies.push_back(view_of(reply, works_on_it));
    return all;
}

Result<MailView> accept_mail(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(auto mail, load_doubtful(tx, ctx, in.id));
    CHECK(add_words(tx, system_in(ctx), mail));
    mail.state = MailState::accepted;
    return keep_decision(tx, ctx, mail);
}

Result<MailView> decline_mail(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(auto mail, load_doubtful(tx, ctx, in.id));
    mail.state = MailState::declined;
    return keep_decision(tx, ctx, mail);
}

Result<ReplyView> send_reply_again(Tx& tx, const Ctx& ctx, const http::ById& in) {
    auto reply = hold_reply(tx, in.id);
    if (!reply) return Problem::not_found("mail_reply");
    const auto ticket = tickets::show_ticket(tx, ctx, {reply->ticket_id});
    if (!ticket.ok() || !works_on(ctx, *ticket)) return Problem::not_found("mail_reply");
    if (!did_not_arrive(reply->state))
        return Problem::of(Status::conflict, "mailboxes.is_under_way");
    reply->state = ReplyState::waiting;
    reply->tries = 0;
    reply->why = {};
    reply->send_at = ctx.now;
    keep_reply(tx, *reply);
    storage::enqueue(tx, ctx, {.kind = kSendJob, .subject_id = reply->id, .hasten = true});
    tx.emit({"ticket.mailed", "ticket", reply->ticket_id, {}, ""});
    return view_of(*reply, true);
}

}  // namespace zhuli::mailboxes
