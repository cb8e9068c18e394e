// Segments and offers in the test world: customers who said yes, an offer for them, and what they
// do on its page.
#pragma once

#include <fmt/format.h>

#include "features/customers/desk_for_test.hpp"
#include "features/offers/model_inputs.hpp"
#include "notify/reach.hpp"
#include "tests/support/receiver.hpp"

namespace zhuli::offers {

using support::Answer;

struct OfferDesk : customers::Desk {
    OfferDesk() { notify::allow_private_addresses(true); }
    ~OfferDesk() override { notify::allow_private_addresses(false); }

    /// A customer of the assistant who consents and has an e-mail.
    std::string reachable(const std::string& name, const std::string& more = "") {
        const auto made = id_in(added(name, R"(,"email":"a@x.test","contact_name":"张三")" + more));
        EXPECT_EQ(consent(made).status, 200);
        return made;
    }
    Answer consent(const std::string& customer, const std::string& kind = "given",
                   const std::string& who = "assistant") {
        return post(who, "/customers/" + customer + "/consents",
                    R"({"kind":")" + kind + R"(","words":"电话里同意"})");
    }
    std::string segment(const std::string& filter = "{}", const std::string& who = "assistant") {
        const auto made = post(who, "/segments", R"({"name":"老客户","filter":)" + filter + "}");
        EXPECT_EQ(made.status, 201) << made.body;
        return made.text("id");
    }
    Answer preview(const std::string& filter, const std::string& who = "assistant") {
        return post(who, "/segment_previews", R"({"filter":)" + filter + "}");
    }
    std::string offer(const std::string& segment_id, const std::string& channel = "link",
                      const std::string& who = "assistant") {
        const auto made =
            post(who, "/offers",
                 fmt::format(R"({{"title":"年终优惠","words":"满一万减五百","channel":"{}",)"
                             R"("segment_id":"{}","valid_until":"2026-12-31"}})",
                             channel, segment_id));
        EXPECT_EQ(made.status, 201) << made.body;
        return made.text("id");
    }
    Answer send(const std::string& offer_id, const std::string& who = "assistant") {
        return post(who, "/offers/" + offer_id + "/sending",
                    R"({"link_root":"https://zhuli.test"})");
    }
    /// An offer by private links to everybody of the assistant who consents, sent.
    std::string sent() {
        const auto one = offer(segment());
        EXPECT_EQ(send(one).status, 200);
        go_on();
        return one;
    }
    void go_on(std::int64_t ms = 0) {
        world.now = world.now.plus_ms(ms);
        world.follow_events();
        world.run_jobs();
    }
    boost::json::array recipients(const std::string& offer_id, const std::string& more = "",
                                  const std::string& who = "assistant") {
        const auto found = world.call(who, "GET", "/offer_recipients?offer_id=" + offer_id + more);
        EXPECT_EQ(found.status, 200) << found.body;
        return found.json.at("items").as_array();
    }
    std::string recipient(const std::string& offer_id, const std::string& state = "waiting") {
        return customers::text_at(recipients(offer_id, "&state=" + state).at(0), "id");
    }
    /// "/open_offers/TOKEN" of the only recipient.
    std::string page(const std::string& offer_id) {
        const auto link = post("assistant", "/offer_recipients/" + recipient(offer_id) + "/link");
        EXPECT_EQ(link.status, 200) << link.body;
        return "/open_offers/" + link.text("path").substr(3);
    }
    Answer say(const std::string& page, const std::string& answer) {
        return post("", page + "/answer", R"({"answer":")" + answer + R"(","words":"下午"})");
    }
    std::int64_t tally(const std::string& offer_id, const char* what) {
        return show("/offers/" + offer_id).json.at("tally").at(what).as_int64();
    }
    /// An order of this customer, confirmed, as it is entered.
    std::string order_of(const std::string& customer) {
        if (product_.empty())
            product_ = post("purchasing", "/products",
                            R"({"code":"A","name":"轴承","list_price_e4":125000})")
                           .text("id");
        return fmt::format(R"({{"customer_id":"{}","confirm":true,"accept_shortage":true,)"
                           R"("confirmed_by":"王总","words":"行",)"
                           R"("lines":[{{"product_id":"{}","quantity":1}}]}})",
                           customer, product_);
    }
    void mail_server(int port) {
        const auto body =
            fmt::format(R"({{"active":true,"host":"127.0.0.1","port":{},"security":"none",)"
                        R"("sender":"zhuli@demo.test","sender_name":"助理"}})",
                        port);
        ASSERT_EQ(world.call("admin", "PATCH", "/mail_settings", body, {{"if-match", "0"}}).status,
                  200);
    }

 private:
    std::string product_;
};

}  // namespace zhuli::offers
