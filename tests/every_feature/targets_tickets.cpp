// Complaints for the walk over every route.
#include <fmt/format.h>

#include <stdexcept>

#include "features/mailboxes/store.hpp"
#include "storage/database.hpp"
#include "tests/every_feature/targets.hpp"

namespace zhuli::rights {

std::string ticket(support::World& world, const std::string& owner) {
    const std::string maker = owner == "stranger" ? owner : "admin";
    const auto made = [&](const char* path, const std::string& body) {
        const auto answer = world.call(maker, "POST", path, body);
        if (answer.status != 201) throw std::runtime_error(answer.body);
        return answer.text("id");
    };
    static int last = 0;
    const auto id = world.id_of(owner).v;
    const auto customer =
        made("/customers", fmt::format(R"({{"name":"投诉公司 {}","owner_id":"{}"}})", ++last, id));
    return made(
        "/tickets",
        fmt::format(R"({{"customer_id":"{}","words":"少发一箱","owner_id":"{}"}})", customer, id));
}

namespace {

std::string one_case(support::World& world, const std::string& owner) {
    const std::string maker = owner == "stranger" ? owner : "admin";
    const auto answer =
        world.call(maker, "POST", "/cases",
                   fmt::format(R"({{"title":"外箱压坏","symptom":"少两套","remedy":"补发",)"
                               R"("owner_id":"{}"}})",
                               world.id_of(owner).v));
    if (answer.status != 201) throw std::runtime_error(answer.body);
    return answer.text("id");
}

std::string sop_change(support::World& world, const std::string& owner) {
    const std::string maker = owner == "stranger" ? owner : "admin";
    const auto answer =
        world.call(maker, "POST", "/sop_changes",
                   fmt::format(R"({{"month_on":"2026-11-01","cause":"picking","kind":"logistics",)"
                               R"("title":"双人复核","due_on":"2026-12-20","owner_id":"{}"}})",
                               world.id_of(owner).v));
    if (answer.status != 201) throw std::runtime_error(answer.body);
    return answer.text("id");
}

std::string mailbox(support::World& world, const std::string& owner) {
    const std::string maker = owner == "stranger" ? owner : "admin";
    const auto answer = world.call(maker, "POST", "/mailboxes",
                                   R"({"name":"客服","email":"service@x.test","active":false,)"
                                   R"("host":"x.test","account":"service","password":"s"})");
    if (answer.status != 201) throw std::runtime_error(answer.body);
    return answer.text("id");
}

/// An answer from another address to a complaint of `owner`.
std::string mail(support::World& world, const std::string& owner) {
    mailboxes::Mail one{.mailbox_id = Id{7}};
    one.ticket_id = Id{std::stoll(ticket(world, owner))};
    one.uid = one.ticket_id.v;
    one.mail_key = std::to_string(one.ticket_id.v);
    one.state = mailboxes::MailState::doubtful;
    one.words = "x";
    const Ctx ctx = world.system_of(owner);
    const auto kept = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) -> Result<> {
        one.id = tx.new_id();
        mailboxes::keep_mail(tx, one);
        return Done{};
    });
    if (!kept.ok()) throw std::runtime_error(kept.problem().code);
    return std::to_string(one.id.v);
}

/// An answer to a complaint of `owner` that nobody took.
std::string mail_reply(support::World& world, const std::string& owner) {
    mailboxes::Reply one{.ticket_id = Id{std::stoll(ticket(world, owner))}};
    one.record_id = one.ticket_id;  // one each
    const Ctx ctx = world.system_of(owner);
    const auto kept = storage::write_now(world.db(), ctx, [&](storage::Tx& tx) -> Result<> {
        one.id = tx.new_id();
        mailboxes::queue_reply(tx, one);
        one.state = mailboxes::ReplyState::dead;
        mailboxes::keep_reply(tx, one);
        return Done{};
    });
    if (!kept.ok()) throw std::runtime_error(kept.problem().code);
    return std::to_string(one.id.v);
}

constexpr Target kTargets[] = {{"/mailboxes", "mailbox", Target::everybody, &mailbox},
                               {"/mails", "mail", Target::owner, &mail},
                               {"/mail_replies", "mail_reply", Target::owner, &mail_reply},
                               {"/cases", "ticket_case", Target::owner, &one_case},
                               {"/sop_changes", "sop_change", Target::owner, &sop_change}};

}  // namespace

std::span<const Target> ticket_targets() { return kTargets; }

}  // namespace zhuli::rights
