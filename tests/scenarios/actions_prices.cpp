// Price lists in a scenario: for whom what costs how much, from when on.
#include <boost/json/serialize.hpp>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

constexpr std::string_view kTier = " 级";
constexpr std::string_view kEquals = " = ";

/// "所有人", "C 级", or a customer's name.
void put_audience(json::object& body, const std::string& whom, const auto& customer_id) {
    if (whom == "所有人") {
        body["audience"] = "everybody";
    } else if (whom.ends_with(kTier)) {
        body["audience"] = "tier";
        body["tier"] = std::string(1, static_cast<char>(whom.front() - 'A' + 'a'));
    } else {
        body["audience"] = "customer";
        body["customer_id"] = customer_id(whom);
    }
}

}  // namespace

/// 定价 名称，对象 所有人，自 2026-11-24[，至 2026-12-31]，P1001 × 1 = 11.00，P1001 × 10 = 10.00
void Walk::set_prices(const std::string& who, const Step& step) {
    json::object body{{"name", step.object}, {"valid_from", step.term("自 ")}};
    if (const auto until = step.term("至 "); !until.empty()) body["valid_until"] = until;
    put_audience(body, step.term("对象 "),
                 [this](const std::string& name) { return customer_id(name); });
    json::array lines;
    for (const std::string& term : step.terms) {
        const auto at = term.find(kEquals);
        if (at == term.npos) continue;
        const auto [code, quantity] = counted(term.substr(0, at));
        lines.push_back(
            json::object{{"product_id", product_id(code)},
                         {"from_quantity", quantity},
                         {"unit_price_e4", price_e4(trimmed(term.substr(at + kEquals.size())))}});
    }
    body["lines"] = std::move(lines);
    call(who, "POST", "/price_lists", json::serialize(body));
    if (last_.status == 201) price_lists_[step.object] = last_.text("id");
}

/// 停用价目 名称
void Walk::stop_prices(const std::string& who, const Step& step) {
    const auto path = "/price_lists/" + price_lists_.at(step.object);
    const auto now = world_.call("admin", "GET", path).json;
    call(who, "PATCH", path, R"({"active":false})",
         {{"if-match", std::to_string(now.at("version").as_int64())}});
}

}  // namespace zhuli::scenarios
