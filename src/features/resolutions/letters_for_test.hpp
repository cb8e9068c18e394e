// Complaints whose cause is known, and the letters that answer them, in the test world.
#pragma once

#include "features/tickets/complaints_for_test.hpp"

namespace zhuli::resolutions {

using support::Answer;
using Words = std::vector<std::string>;

struct Letters : tickets::Complaints {
    /// In 处理, in the service's name.
    std::string resolving() {
        const auto ticket = taken_on();
        write(ticket, "accepted");
        EXPECT_EQ(write(ticket, "investigating", R"(,"cause":"carrier")").text("stage"),
                  "resolving");
        return ticket;
    }
    static std::string words(const std::string& more = "") {
        return R"({"what_happened":"外箱在中转时被压","what_was_done":"补发并向承运商索赔",)"
               R"("prevention":"加护角")" +
               more + "}";
    }
    static std::string money(const std::string& kind, int minor, const std::string& more = "") {
        return fmt::format(R"(,"compensation":"{}","amount_minor":{}{})", kind, minor, more);
    }
    Answer begin(const std::string& ticket, const std::string& body,
                 const std::string& who = "service") {
        return world.call(who, "POST", "/tickets/" + ticket + "/resolutions", body);
    }
    std::string begun(const std::string& ticket, const std::string& more = "") {
        const auto made = begin(ticket, words(more));
        EXPECT_EQ(made.status, 201) << made.body;
        return made.text("id");
    }
    Answer letter(const std::string& id, const std::string& who = "service") {
        return world.call(who, "GET", "/resolutions/" + id);
    }
    Answer does(const std::string& id, const std::string& noun, const std::string& body = "{}",
                const std::string& who = "service") {
        return world.call(who, "POST", "/resolutions/" + id + "/" + noun, body);
    }
    /// The page of the link it was sent with.
    std::string sent(const std::string& id) {
        const auto answer = does(id, "sending");
        EXPECT_EQ(answer.text("state"), "sent") << answer.body;
        return page_of(answer);
    }
    static std::string page_of(const Answer& answer) {
        return "/open_resolutions/" + answer.text("link").substr(3);
    }
    Answer says(const std::string& page, bool yes, const std::string& words = "好") {
        return world.call(
            "", "POST", page + "/answer",
            fmt::format(R"({{"accepted":{},"answered_by":"王工","words":"{}"}})", yes, words));
    }
    /// Shipped, delivered and paid: four of a product at 12.50.
    std::string bought(const std::string& code = "B1") {
        const auto product = shop.product(code, 50);
        const auto order = shop.enter(shop.line(product, 4), R"(,"confirm":true)").text("id");
        shop.act("warehouse", order, "shipments");
        shop.act("warehouse", order, "delivery");
        EXPECT_LT(shop.act("finance", order, "receipts", R"({"amount_minor":5000})").status, 300);
        return order;
    }
};

}  // namespace zhuli::resolutions
