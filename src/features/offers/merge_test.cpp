// Offers and consents when customers are merged and taken apart again: a withdrawal is never lost,
// and nobody gets the same offer twice.
#include "features/offers/offers_for_test.hpp"
#include "features/offers/store.hpp"
#include "storage/database.hpp"
#include "storage/save.hpp"

namespace zhuli::offers {
namespace {

using customers::text_at;

struct OfferMerges : OfferDesk {
    std::string merge(const std::string& winner, const std::string& loser) {
        const auto made =
            post("assistant", "/customer_merges",
                 fmt::format(R"({{"winner_id":"{}","loser_ids":["{}"]}})", winner, loser));
        EXPECT_EQ(made.status, 201) << made.body;
        return text_at(made.json.at("items").at(0), "id");
    }
    void take_apart(const std::string& merge) {
        const auto undone = post("assistant", "/customer_merges/" + merge + "/undo");
        EXPECT_EQ(undone.status, 200) << undone.body;
        go_on();
    }
    std::string state_of(const std::string& customer) {
        return show("/customers/" + customer + "/consent").text("state");
    }
    std::string page_of(const std::string& offer_id, const std::string& customer) {
        for (const auto& one : recipients(offer_id)) {
            if (text_at(one, "customer_id") != customer) continue;
            const auto link =
                post("assistant", "/offer_recipients/" + text_at(one, "id") + "/link");
            EXPECT_EQ(link.status, 200) << link.body;
            return "/open_offers/" + link.text("path").substr(3);
        }
        ADD_FAILURE() << customer << " is no recipient";
        return "";
    }
    void expect_sound() {
        for (const Feature* feature : support::all_features())
            for (const storage::Check& check : feature->checks)
                world.db().read(world.org(), [&](storage::Tx& tx) {
                    tx.each(check.sql, [&](const storage::RowView& row) {
                        ADD_FAILURE() << check.name << ": " << row.text(0);
                    });
                });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, OfferMerges, testing::ValuesIn(support::engines()),
                         [](const auto& engine) { return support::name_of(engine.param); });

TEST_P(OfferMerges, unsubscribing_while_merged_stands_after_they_are_taken_apart) {
    const auto winner = reachable("上海恒达"), loser = reachable("上海恒达机电");
    const auto at = page_of(sent(), loser);
    const auto merged = merge(winner, loser);
    EXPECT_EQ(post("", at + "/unsubscription").status, 200);
    EXPECT_EQ(state_of(winner), "withdrawn");
    take_apart(merged);
    EXPECT_EQ(state_of(loser), "withdrawn") << "whose link it was";
    EXPECT_EQ(state_of(winner), "withdrawn") << "nobody turns it back";
    EXPECT_EQ(consent(loser).code(), "offers.consent_withdrawn");
    EXPECT_TRUE(recipients(sent(), "&state=waiting").empty());
    EXPECT_EQ(preview("{}").json.at("reachable").as_int64(), 0);
    expect_sound();
}

TEST_P(OfferMerges, a_withdrawal_written_down_while_merged_stands_for_both) {
    const auto winner = reachable("上海恒达"), loser = reachable("上海恒达机电");
    const auto merged = merge(winner, loser);
    EXPECT_EQ(consent(winner, "withdrawn").status, 200);
    take_apart(merged);
    EXPECT_EQ(state_of(winner), "withdrawn");
    EXPECT_EQ(state_of(loser), "withdrawn") << "nobody knows any more whose words they were";
    expect_sound();
}

TEST_P(OfferMerges, a_withdrawal_of_before_stays_with_whose_it_was) {
    const auto winner = reachable("上海恒达"), loser = reachable("上海恒达机电");
    EXPECT_EQ(consent(winner, "withdrawn").status, 200);
    world.now = world.now.plus_ms(kMinuteMs);
    take_apart(merge(winner, loser));
    EXPECT_EQ(state_of(winner), "withdrawn");
    EXPECT_EQ(state_of(loser), "given");
}

TEST_P(OfferMerges, a_customer_merged_from_two_who_wait_gets_one_mail) {
    support::Mailbox mailbox;
    mail_server(mailbox.port());
    const auto first = reachable("上海恒达"), second = reachable("上海恒达机电");
    reachable("苏州远山");
    const auto one = offer(segment(), "mail");
    EXPECT_EQ(send(one).status, 200);
    go_on();
    merge(first, second);
    for (int i = 0; i < 4; ++i) go_on(2 * kSecondMs);
    EXPECT_EQ(mailbox.mails().size(), 2u) << "each customer once";
    EXPECT_EQ(tally(one, "sent"), 2);
    EXPECT_EQ(text_at(recipients(one, "&state=left_out").at(0), "reason"), "merged");
    EXPECT_EQ(show("/offers/" + one).text("state"), "sent");
    expect_sound();
}

TEST_P(OfferMerges, a_customer_merged_from_two_who_wait_gets_one_link) {
    const auto first = reachable("上海恒达"), second = reachable("上海恒达机电");
    const auto one = sent();
    merge(first, second);
    const auto both = recipients(one, "&state=waiting");
    ASSERT_EQ(both.size(), 2u);
    const auto link = [&](std::size_t at) {
        return post("assistant", "/offer_recipients/" + text_at(both[at], "id") + "/link");
    };
    EXPECT_EQ(link(0).status, 200);
    EXPECT_EQ(link(1).code(), "offers.got_it_already");
    EXPECT_EQ(link(0).status, 200) << "a new link for who has one";
    EXPECT_EQ(tally(one, "sent"), 1);
}

TEST_P(OfferMerges, an_order_counts_once_for_an_offer) {
    const auto first = reachable("上海恒达"), second = reachable("上海恒达机电");
    const auto one = sent();
    page_of(one, first);
    page_of(one, second);
    merge(first, second);
    const auto order = world.call("assistant", "POST", "/orders", order_of(first));
    ASSERT_EQ(order.status, 201) << order.body;
    go_on();
    EXPECT_EQ(tally(one, "ordered"), 1);
    EXPECT_EQ(world.call("assistant", "POST", "/orders", order_of(first)).status, 201);
    go_on();
    EXPECT_EQ(tally(one, "ordered"), 1);
    expect_sound();
}

TEST_P(OfferMerges, all_of_a_large_segment_are_gathered_page_by_page) {
    const Ctx ctx = world.system();
    const auto made = storage::write_now(world.db(), ctx, [&](Tx& tx) -> Result<> {
        for (int i = 0; i < 1001; ++i) {
            const std::string name = fmt::format("客户{}", i), code = fmt::format("X-{}", i);
            customers::Customer one;
            one.code = std::string_view(code);
            one.name = std::string_view(name);
            one.owner_id = world.id_of("assistant");
            CHECK(storage::save_new(tx, ctx, one, {"", {}, ""}));
        }
        return Done{};
    });
    ASSERT_TRUE(made.ok());
    reachable("上海恒达");
    const auto one = sent();
    EXPECT_EQ(tally(one, "left_out"), 1001);
    EXPECT_EQ(tally(one, "waiting"), 1);
    expect_sound();
}

TEST_P(OfferMerges, who_took_a_recipient_over_while_they_were_gathered_is_not_another) {
    const auto customer = reachable("上海恒达");
    const auto one = offer(segment());
    ASSERT_EQ(send(one).status, 200);
    const Ctx ctx = world.system();
    const auto kept = storage::write_now(world.db(), ctx, [&](Tx& tx) -> Result<> {
        keep_recipient(tx, {.id = tx.new_id(),
                            .offer_id = Id{std::stoll(one)},
                            .customer_id = Id{std::stoll(customer)},
                            .owner_id = world.id_of("assistant"),
                            .created_at = ctx.now});
        add_to_tally(tx, Id{std::stoll(one)}, {.waiting = 1});
        return Done{};
    });
    ASSERT_TRUE(kept.ok());
    go_on();
    EXPECT_EQ(recipients(one).size(), 1u);
    EXPECT_EQ(tally(one, "waiting"), 1);
}

}  // namespace
}  // namespace zhuli::offers
