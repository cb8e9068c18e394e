#include "features/intake/use_cases_open.hpp"

#include <algorithm>

#include "features/attachments/use_cases.hpp"
#include "features/identity/use_cases_links.hpp"
#include "features/intake/rules.hpp"
#include "features/intake/store.hpp"
#include "features/intake/use_cases.hpp"
#include "features/tickets/use_cases_intake.hpp"
#include "storage/save.hpp"

namespace zhuli::intake {

namespace {

using tickets::Ticket;

Ctx system_in(const Ctx& ctx) {
    Ctx system = ctx;
    system.rights = nullptr;
    return system;
}

Result<> check_form(Tx& tx, std::string_view token) {
    const auto form = stored_form(tx);
    if (form && form->open && form->token.v == token) return Done{};
    return Problem::not_found("intake_form");
}

Problem too_many(std::int64_t wait_ms) {
    Problem problem = Problem::of(Status::too_many, "intake.too_many");
    problem.retry_after_s = static_cast<int>(wait_ms / kSecondMs);
    return problem;
}

Result<> check_flood(Tx& tx, Instant now) {
    if (count_since(tx, now.plus_ms(-kHourMs), kMostAnHour) >= kMostAnHour)
        return too_many(kHourMs);
    if (count_since(tx, now.plus_ms(-kDayMs), kMostADay) >= kMostADay) return too_many(kDayMs);
    return Done{};
}

Match matched(Tx& tx, const Ctx& ctx, const NewComplaint& in) {
    const auto by_phone = customers_with(tx, ctx, in.phone);
    const auto order = in.order_no.empty() ? std::nullopt : order_named(tx, in.order_no.v);
    return match_of(by_phone, order ? order->customer_id : Id{}, order ? order->id : Id{});
}

StatusLink link_to(Tx& tx, const Ctx& ctx, Id intake) {
    const auto link = identity::fresh_link(ctx.org.id);
    keep_link(tx, link.hash, intake, ctx.now);
    return {"/t/" + link.token};
}

/// What they sent a moment ago: pressed twice, or the answer was lost.
std::optional<Id> sent_before(Tx& tx, const Ctx& ctx, const NewComplaint& in) {
    for (const Intake& one : latest_of(tx, in.phone, ctx.now.plus_ms(-kRepeatMs))) {
        const auto ticket = storage::find<Ticket>(tx, one.ticket_id);
        if (ticket && ticket->words.v == in.words.v) return one.id;
    }
    return std::nullopt;
}

struct Opened {
    Intake intake;
    Ticket ticket;
};

Result<Opened> find_opened(Tx& tx, std::string_view token) {
    const auto id = linked(tx, identity::hash_of_link(token));
    auto intake = id ? storage::find<Intake>(tx, *id) : std::nullopt;
    auto ticket = intake ? storage::find<Ticket>(tx, intake->ticket_id) : std::nullopt;
    if (!ticket) return Problem::not_found("ticket_intake");
    return Opened{std::move(*intake), std::move(*ticket)};
}

int file_count(Tx& tx, Id ticket) {
    return static_cast<int>(attachments::files_with(tx, "ticket", ticket).size());
}

OpenComplaint view_of(Tx& tx, const Ctx& ctx, const Opened& opened) {
    const Ticket& ticket = opened.ticket;
    const auto other =
        ticket.joined_to ? storage::find<Ticket>(tx, ticket.joined_to) : std::nullopt;
    const Ticket& shown = other ? *other : ticket;
    OpenComplaint view;
    view.org_name = ctx.org.name;
    view.number = ticket.number.v;
    view.words = ticket.words.v;
    view.opened_at = ticket.opened_at;
    view.stage = shown.stage;
    view.closed_at = shown.stage == tickets::Stage::closed ? shown.closed_at : Instant{};
    view.waits_for_you = shown.paused;
    const auto joined =
        other ? tickets::written_on(tx, other->id) : std::vector<tickets::TicketRecord>{};
    view.said = said_of(tickets::written_on(tx, ticket.id), ticket.closed_at, joined);
    view.file_count = file_count(tx, ticket.id);
    view.most_files = kMostFiles;
    view.can_write = !other;
    return view;
}

Result<> check_words(Tx& tx, const Ctx& ctx, Id ticket) {
    const auto records = tickets::written_on(tx, ticket);
    const auto today = std::ranges::count_if(records, [&](const auto& record) {
        return record.kind == tickets::RecordKind::customer && record.at > ctx.now.plus_ms(-kDayMs);
    });
    if (today >= kMostWordsADay) return too_many(kHourMs);
    return Done{};
}

/// All of it is there at once: one part of an attachment.
Result<> keep_file(Tx& tx, const Ctx& ctx, Id ticket, const OpenFile& in) {
    attachments::NewUpload upload{.entity = "ticket", .record_id = ticket, .name = in.name};
    upload.byte_count = in.byte_count;
    TRY(const auto begun, attachments::begin_upload(tx, ctx, upload));
    attachments::NewPart part{.id = begun.id};
    part.content = in.content.v;
    CHECK(attachments::keep_upload_part(tx, ctx, part));
    TRY(const auto file, attachments::finish_upload(tx, ctx, {begun.id}));
    if (!is_taken(file.type))
        return Problem::field("name", "intake.file_refused", {{"name", in.name.v}});
    return Done{};
}

}  // namespace

Result<OpenForm> show_open_form(Tx& tx, const Ctx& ctx, const LinkQuestion& in) {
    CHECK(check_form(tx, in.token.v));
    return OpenForm{ctx.org.name, ctx.now, kMostFiles, kMostFileBytes};
}

Result<StatusLink> complain(Tx& tx, const Ctx& ctx, const NewComplaint& in) {
    CHECK(check_form(tx, in.token.v));
    CHECK(check(in, ctx.now));
    if (const auto before = sent_before(tx, ctx, in)) return link_to(tx, ctx, *before);
    CHECK(check_flood(tx, ctx.now));
    const Match match = matched(tx, ctx, in);
    Ticket complaint;
    complaint.channel = tickets::Channel::note;
    complaint.customer_id = match.customer_id;
    complaint.order_id = match.order_id;
    complaint.words = in.words.v;
    TRY(const auto ticket, tickets::take_in(tx, system_in(ctx), complaint));
    Intake intake{.ticket_id = ticket.id, .name = in.name, .phone = in.phone};
    intake.order_no = in.order_no;
    intake.matched_by = match.by;
    CHECK(storage::save_new(tx, ctx, intake, {"ticket_intake.sent", match.customer_id, ""}));
    return link_to(tx, ctx, intake.id);
}

Result<OpenComplaint> show_open_complaint(Tx& tx, const Ctx& ctx, const LinkQuestion& in) {
    TRY(const auto opened, find_opened(tx, in.token.v));
    return view_of(tx, ctx, opened);
}

Result<OpenComplaint> add_words(Tx& tx, const Ctx& ctx, const OpenWords& in) {
    TRY(const auto opened, find_opened(tx, in.token.v));
    if (opened.ticket.joined_to) return Problem::of(Status::conflict, "intake.joined");
    CHECK(check_words(tx, ctx, opened.ticket.id));
    CHECK(tickets::hear_customer(tx, system_in(ctx), opened.ticket.id, in.words.v));
    return show_open_complaint(tx, ctx, {in.token});
}

Result<OpenComplaint> add_file(Tx& tx, const Ctx& ctx, const OpenFile& in) {
    TRY(const auto opened, find_opened(tx, in.token.v));
    if (opened.ticket.joined_to) return Problem::of(Status::conflict, "intake.joined");
    if (in.byte_count > kMostFileBytes)
        return Problem::field("byte_count", "field.out_of_range",
                              {{"min", "1"}, {"max", std::to_string(kMostFileBytes)}});
    tickets::hold_ticket(tx, opened.ticket.id);
    if (file_count(tx, opened.ticket.id) >= kMostFiles)
        return Problem::of(Status::conflict, "intake.files_full",
                           {{"max", std::to_string(kMostFiles)}});
    CHECK(keep_file(tx, system_in(ctx), opened.ticket.id, in));
    return show_open_complaint(tx, ctx, {in.token});
}

}  // namespace zhuli::intake
