// For the doctor's world: a mailbox that a complaint and an answer to it came in by, and an answer
// of ours that waits to be sent.
#pragma once

#include <gtest/gtest.h>

#include "features/mailboxes/store.hpp"
#include "storage/database.hpp"
#include "tests/support/world/world.hpp"

namespace zhuli::every_feature {

inline void complaint_by_mail(support::World& world, const std::string& customer) {
    const auto made = world.call("admin", "POST", "/mailboxes",
                                 R"({"name":"客服","email":"service@x.test","host":"x.test",)"
                                 R"("account":"service","password":"s","active":false})");
    ASSERT_EQ(made.status, 201) << made.body;
    const auto ticket = world.call("service", "POST", "/tickets",
                                   R"({"customer_id":")" + customer + R"(","words":"门铃不响"})");
    ASSERT_EQ(ticket.status, 201) << ticket.body;
    const auto path = "/tickets/" + ticket.text("id");
    world.call("service", "POST", "/ticket_claims",
               R"({"ticket_id":")" + ticket.text("id") + "\"}");
    world.call("service", "POST", path + "/replies", R"({"words":"马上来"})");
    const auto story = world.call("service", "GET", path + "/story");
    const Id record{std::stoll(std::string(story.json.at("records").at(0).at("id").as_string()))};
    const auto kept =
        storage::write_now(world.db(), world.system(), [&](storage::Tx& tx) -> Result<> {
            using namespace mailboxes;
            Mail mail{.id = tx.new_id(), .mailbox_id = Id{std::stoll(made.text("id"))}};
            mail.ticket_id = Id{std::stoll(ticket.text("id"))};
            mail.mail_key = "1";
            mail.state = MailState::opened;
            mail.from_address = "wang@kehu.test";
            mail.created_at = world.now;
            keep_mail(tx, mail);
            mail.id = tx.new_id();
            mail.mail_key = "2";
            mail.uid = 2;
            mail.state = MailState::added;
            mail.record_id = record;
            keep_mail(tx, mail);
            keep_thread(tx, {mail.ticket_id, mail.mailbox_id, "abcdefghij"});
            return Done{};
        });
    ASSERT_TRUE(kept.ok());
    world.follow_events();
}

}  // namespace zhuli::every_feature
