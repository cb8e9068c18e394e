// Complaints by mail on the last open day: a mailbox that is switched off, since nobody invented
// has a mail server, and what came by it while it was on. One was answered and answered back, from
// the customer's address and from another one; a machine wrote too. Throws no dice.
#include <algorithm>
#include <memory>

#include "cli/demo/company.hpp"
#include "features/identity/use_cases.hpp"
#include "features/mailboxes/messages.hpp"
#include "features/mailboxes/store.hpp"
#include "features/mailboxes/use_cases.hpp"
#include "features/mailboxes/use_cases_receive.hpp"
#include "features/tickets/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using mailboxes::Incoming;

/// What units tell the units after them.
struct Told {
    mailboxes::Mailbox box;
    Id ticket;
    std::int64_t uid = 0;
};
using Shared = std::shared_ptr<Told>;

Result<> open_mailbox(Tx& tx, const Ctx& ctx, Told& told) {
    mailboxes::Mailbox in;
    in.name = "客服邮箱";
    in.email = {"service@zhuli-demo.example"};
    in.host = "imap.zhuli-demo.example";
    in.account = "service@zhuli-demo.example";
    in.password = "none";
    in.kind = mailboxes::Kind::after_sales;
    in.active = false;
    TRY(told.box, mailboxes::create_mailbox(tx, ctx, in));
    return Done{};
}

/// As the reader of the mailbox would have taken it.
Result<> take(Tx& tx, const Ctx& ctx, Told& told, Incoming in) {
    static const Catalog texts = [] {
        Catalog made;
        made.add(mailboxes::messages());
        return made;
    }();
    in.uid = ++told.uid;
    in.message_id = "m" + std::to_string(told.uid) + "@mail.example";
    const auto place = mailboxes::reading_of(tx, told.box.id);
    TRY(const auto taken, mailboxes::take_mail(tx, ctx, told.box, place, in, {}, texts));
    if (taken && taken->state == mailboxes::MailState::opened) told.ticket = taken->ticket_id;
    return Done{};
}

Incoming mail_of(const Buyer& buyer) {
    Incoming in;
    in.from = buyer.customer.email.v;
    in.from_name = buyer.customer.contact_name.v;
    return in;
}

Result<> answer(Tx& tx, const Ctx& ctx, Id ticket) {
    CHECK(tickets::classify_ticket(
        tx, ctx, {ticket, tickets::Kind::after_sales, tickets::Severity::s3, ctx.user}));
    CHECK(tickets::reply_to_customer(tx, ctx,
                                     {ticket, "已收到，请把序列号发来，今天安排工程师联系您。"}));
    return Done{};
}

}  // namespace

void plan_mails(Company& c) {
    const auto told = std::make_shared<Told>();
    const Date day = c.season.open_before(c.today);
    const auto system = [&c] { return identity::system_ctx(c.org, c.now, Path::rule); };
    const auto at = [&c, day, system](int hour, int minute, Company::Call work) {
        c.at(c.zone.at(day, hour * 60 + minute),
             [&c, system, work = std::move(work)] { c.call(system(), work); });
    };
    const auto buyer = std::ranges::find_if(c.buyers, [&](const Buyer& one) {
        return one.joins.plus_days(kEnteringDays) < day && !one.customer.email.v.empty();
    });
    if (buyer == c.buyers.end()) return;
    at(9, 40, [told](Tx& tx, const Ctx& ctx) { return open_mailbox(tx, ctx, *told); });
    at(10, 25, [told, buyer](Tx& tx, const Ctx& ctx) {
        Incoming in = mail_of(*buyer);
        in.subject = "驱动器上电就报警";
        in.text = "你好，上周到的驱动器一上电就报过压，换了插座也一样，请帮忙看看。";
        return take(tx, ctx, *told, in);
    });
    c.at(c.zone.at(day, 10 * 60 + 28), [&c, told] {
        c.call(c.service, [told](Tx& tx, const Ctx& ctx) { return answer(tx, ctx, told->ticket); });
    });
    at(11, 10, [told, buyer](Tx& tx, const Ctx& ctx) {
        Incoming in = mail_of(*buyer);
        in.subject = "Re: 驱动器上电就报警";
        in.text = "序列号是 SD2611-0457，下午三点前都有人在。";
        in.refers_to = {"m1@mail.example"};
        return take(tx, ctx, *told, in);
    });
    at(13, 45, [told](Tx& tx, const Ctx& ctx) {
        Incoming in;
        in.from = "li.gong@mail.example";
        in.from_name = "李工";
        in.subject = "Re: 驱动器上电就报警";
        in.text = "我是他们现场的，照片在这里，请直接联系我。";
        in.refers_to = {"m1@mail.example"};
        return take(tx, ctx, *told, in);
    });
    at(14, 5, [told](Tx& tx, const Ctx& ctx) {
        Incoming in;
        in.from = "news@expo.example";
        in.from_name = "工业展组委会";
        in.subject = "展位预订即将截止";
        in.text = "春季工业展展位预订本周截止。";
        in.list_id = "news.expo.example";
        return take(tx, ctx, *told, in);
    });
}

}  // namespace zhuli::cli::demo
