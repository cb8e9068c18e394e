// Answers to customers who came by mail: queued once for each record of the ticket.
#include <fmt/format.h>

#include <algorithm>

#include "features/mailboxes/rules.hpp"
#include "features/mailboxes/store.hpp"
#include "features/mailboxes/use_cases.hpp"
#include "features/mailboxes/use_cases_receive.hpp"
#include "features/tickets/use_cases_intake.hpp"
#include "storage/entity.hpp"
#include "storage/job_queue.hpp"

namespace zhuli::mailboxes {

namespace {

/// Whom an answer goes to: who wrote last as the customer. Never to a machine.
const Mail* last_of_customer(const std::vector<Mail>& mails) {
    const auto is_theirs = [](const Mail& mail) {
        return mail.state == MailState::opened || mail.state == MailState::added ||
               mail.state == MailState::accepted;
    };
    const auto last = std::find_if(mails.rbegin(), mails.rend(), is_theirs);
    return last == mails.rend() ? nullptr : &*last;
}

std::string domain_of(std::string_view address) {
    const auto at = address.rfind('@');
    return at == address.npos ? "localhost" : std::string(address.substr(at + 1));
}

void queue_for(Tx& tx, const Ctx& ctx, Id ticket) {
    const auto thread = thread_of(tx, ticket);
    if (!thread) return;
    const auto box = storage::find<Mailbox>(tx, thread->mailbox_id);
    const auto mails = mails_of(tx, ticket);
    const Mail* last = last_of_customer(mails);
    if (!box || last == nullptr) return;
    for (const auto& record : tickets::written_on(tx, ticket)) {
        if (record.kind != tickets::RecordKind::reply) continue;
        Reply reply{.id = tx.new_id(), .ticket_id = ticket, .record_id = record.id};
        reply.mailbox_id = box->id;
        reply.to_address = last->from_address;
        reply.to_name = last->from_name;
        reply.message_id = fmt::format("answer-{}@{}", record.id.v, domain_of(box->email.v));
        reply.answers = last->message_id;
        reply.send_at = reply.created_at = ctx.now;
        if (queue_reply(tx, reply))
            storage::enqueue(tx, ctx, {.kind = kSendJob, .subject_id = reply.id, .hasten = true});
    }
}

}  // namespace

void queue_replies(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    for (const auto& event : events)
        if (event.kind == "ticket.replied") queue_for(tx, ctx, event.entity_id);
}

}  // namespace zhuli::mailboxes
