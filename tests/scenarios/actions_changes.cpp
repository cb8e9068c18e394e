// Changing a confirmed order in a scenario: the order in hand as it should be, cut short, or paid
// back.
#include <boost/json/serialize.hpp>

#include <algorithm>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

/// 改订单 P1001 × 8[ @ 12.00]，P1002 × 1，原因 …[，接受缺货][，理由 …]: lines that are not named
/// go.
void Walk::change_order(const std::string& who, const Step& step) {
    std::vector<std::string> terms{step.object};
    terms.insert(terms.end(), step.terms.begin(), step.terms.end());
    json::array lines;
    for (const std::string& term : terms) {
        if (term.find("×") == term.npos) continue;
        const auto [code, quantity] = counted(term);
        json::object line{{"quantity", quantity}};
        for (const auto& known : order().at("lines").as_array())
            if (known.at("product_code").as_string() == code) line["line_id"] = known.at("id");
        if (!line.contains("line_id")) line["product_id"] = product_id(code);
        if (const auto at = term.find('@'); at != term.npos)
            line["unit_price_e4"] = price_e4(trimmed(term.substr(at + 1)));
        lines.push_back(std::move(line));
    }
    const bool accepts =
        std::find(step.terms.begin(), step.terms.end(), "接受缺货") != step.terms.end();
    const json::object body{{"lines", std::move(lines)},
                            {"reason", step.term("原因 ")},
                            {"accept_shortage", accepts},
                            {"approval_reason", step.term("理由 ")}};
    show_order_again();
    call(who, "PATCH", order_path() + "/terms", json::serialize(body),
         {{"if-match", std::to_string(order().at("version").as_int64())}});
    show_order_again();
}

/// 提前结单 张三，原因 …: as agreed with 张三.
void Walk::close_short(const std::string& who, const Step& step) {
    act(who, "short_closing",
        json::serialize(json::object{{"agreed_by", step.object}, {"reason", step.term("原因 ")}}));
}

void Walk::pay_back(const std::string& who, const Step& step) {
    act(who, "refunds", json::serialize(json::object{{"amount_minor", minor(step.object)}}));
}

/// 答复更正 说 …: the correction is not adopted.
void Walk::answer_correction(const std::string& who, const Step& step) {
    call(who, "POST", "/confirmations/" + confirmation_id_ + "/settlement",
         json::serialize(json::object{{"adopt", false}, {"words", step.object}}));
    show_order_again();
}

}  // namespace zhuli::scenarios
