#include "features/confirmations/rules.hpp"

#include <algorithm>

#include "core/json_out.hpp"
#include "core/problems.hpp"

namespace zhuli::confirmations {

namespace {

using enum ConfirmationState;

constexpr std::string_view kAsk = "orders.confirm";

bool is_unsettled(const Confirmation& c) { return c.settlement == Settlement::none; }

constexpr Transition<ConfirmationState, Confirmation> kWorkflow[] = {
    {waiting, "link", waiting, kAsk},
    {waiting, "revoke", revoked, kAsk},
    {corrected, "settle", corrected, kAsk, &is_unsettled},
};

bool is_of_line(Term term) {
    return term == Term::quantity || term == Term::unit_price || term == Term::product;
}

std::string stood_in_line(const orders::TermLine& line, Term term) {
    if (term == Term::quantity) return std::to_string(line.quantity.v);
    if (term == Term::unit_price) return format_unit_price(line.unit_price_e4);
    return line.product_code.v + " " + line.product_name.v;
}

std::string stood(const orders::Terms& terms, const Correction& correction) {
    switch (correction.term) {
        case Term::quantity:
        case Term::unit_price:
        case Term::product:
            return stood_in_line(terms.lines[static_cast<std::size_t>(correction.line_no) - 1],
                                 correction.term);
        case Term::delivery_address:
            return terms.delivery_address.v;
        case Term::contact_name:
            return terms.contact_name.v;
        case Term::contact_phone:
            return terms.contact_phone.v;
        case Term::promised_on:
            return Value<Date>::to_text(terms.promised_on);
        case Term::policy:
            return terms.policy.v;
        case Term::other:
            break;
    }
    return {};
}

/// A value out of a customer's text; its problem at `path`.
template <class T>
std::optional<T> read(const std::string& text, const std::string& path, Problems& problems) {
    T value{};
    Reading reading;
    if (Value<T>::text(text, value, reading) && reading.problems.empty()) return value;
    for (FieldProblem& problem : reading.problems)
        problems.push_back({path, std::move(problem.code), std::move(problem.params)});
    return std::nullopt;
}

void check_quantity(const std::string& text, const std::string& path, Problems& problems) {
    const auto quantity = read<Quantity>(text, path, problems);
    if (quantity && (quantity->v < 0 || quantity->v > orders::kQuantityLimit))
        problems.push_back({path,
                            "confirmations.bad_quantity",
                            {{"max", std::to_string(orders::kQuantityLimit)}}});
}

void check_price(const std::string& text, const std::string& path, Problems& problems) {
    const auto price = parse_unit_price(text);
    if (!price || price->v > UnitPrice::kMax)
        problems.push_back({path, "confirmations.bad_price", {}});
    else if (price->v < 0)
        problems.push_back({path, "orders.negative_price", {}});
}

void check_wanted(const Correction& correction, const std::string& path, Date today,
                  Problems& problems) {
    const std::string& text = correction.wanted.v;
    if (text.empty()) {
        problems.push_back({path, "field.required", {}});
        return;
    }
    switch (correction.term) {
        case Term::quantity:
            return check_quantity(text, path, problems);
        case Term::unit_price:
            return check_price(text, path, problems);
        case Term::promised_on: {
            const auto day = read<Date>(text, path, problems);
            if (day && *day < today) problems.push_back({path, "orders.promised_in_the_past", {}});
            return;
        }
        case Term::contact_phone:
            (void)read<Phone>(text, path, problems);
            return;
        case Term::contact_name:
            (void)read<Text<60>>(text, path, problems);
            return;
        case Term::delivery_address:
            (void)read<Text<200>>(text, path, problems);
            return;
        case Term::product:
        case Term::policy:
        case Term::other:
            return;
    }
}

bool is_there(const Correction& correction, const orders::Terms& terms) {
    if (!is_of_line(correction.term)) return correction.line_no == 0;
    return correction.line_no >= 1 &&
           static_cast<std::size_t>(correction.line_no) <= terms.lines.size();
}

/// The lines of an order as an edit names them, with what corrections want of each.
boost::json::array lines_of(const orders::Order& order, std::span<const Correction> corrections) {
    boost::json::array lines;
    for (const orders::OrderLine& line : order.lines) {
        Quantity quantity = line.quantity;
        UnitPrice price = line.unit_price_e4;
        Problems none;
        for (const Correction& correction : corrections) {
            if (correction.line_no != line.line_no) continue;
            if (correction.term == Term::quantity)
                quantity = read<Quantity>(correction.wanted.v, "", none).value_or(quantity);
            if (correction.term == Term::unit_price)
                price = parse_unit_price(correction.wanted.v).value_or(price);
        }
        if (quantity.v == 0) continue;
        boost::json::object one{{"product_id", std::to_string(line.product_id.v)},
                                {"quantity", quantity.v},
                                {"unit_price_e4", price.v}};
        if (order.commercial == orders::Commercial::confirmed)
            one["line_id"] = std::to_string(line.id.v);  // what is confirmed changes line by line
        lines.push_back(std::move(one));
    }
    return lines;
}

std::string_view member_of(Term term) {
    switch (term) {
        case Term::delivery_address:
            return "delivery_address";
        case Term::contact_name:
            return "contact_name";
        case Term::contact_phone:
            return "contact_phone";
        case Term::promised_on:
            return "promised_on";
        default:
            return {};
    }
}

}  // namespace

Workflow<ConfirmationState, Confirmation> workflow() { return kWorkflow; }

std::string_view standing(const Confirmation& confirmation, const orders::OrderHead& order,
                          Instant now) {
    if (confirmation.state != waiting) return enum_name(confirmation.state);
    const bool asks =
        order.commercial == orders::Commercial::awaiting_customer || orders::needs_new_yes(order);
    if (!asks || order.terms_no != confirmation.terms_no || !order.terms_frozen) return "replaced";
    return confirmation.valid_until_at <= now ? "expired" : "waiting";
}

bool shows_terms(std::string_view standing) {
    return standing == "waiting" || standing == "confirmed" || standing == "corrected";
}

Result<> check_waiting(std::string_view standing) {
    if (standing == "waiting") return Done{};
    return Problem::of(Status::conflict, "confirmations." + std::string(standing));
}

Result<> check(const Asking& asking) {
    if (asking.valid_days >= 1 && asking.valid_days <= kMostDays) return Done{};
    return Problem::field("valid_days", "field.out_of_range",
                          {{"min", "1"}, {"max", std::to_string(kMostDays)}});
}

Result<> check_askable(const orders::OrderHead& order) {
    const bool askable = order.commercial == orders::Commercial::draft ||
                         order.commercial == orders::Commercial::awaiting_customer ||
                         orders::needs_new_yes(order);
    if (askable) return Done{};
    return Problem::of(Status::conflict, "confirmations.nothing_to_confirm");
}

Result<std::vector<Correction>> corrections_of(const OpenAnswer& answer, const orders::Terms& terms,
                                               Date today) {
    Problems problems;
    if (answer.agreed != answer.corrections.empty())
        problems.push_back({"corrections", "confirmations.yes_or_otherwise", {}});
    if (answer.corrections.size() > kMostCorrections)
        return Problem::field("corrections", "confirmations.too_many");
    std::vector<Correction> read_back;
    for (std::size_t i = 0; i < answer.corrections.size(); ++i) {
        const std::string path = "corrections." + std::to_string(i) + ".";
        Correction correction = answer.corrections[i];
        if (!is_there(correction, terms)) {
            problems.push_back({path + "line_no", "field.no_such_record", {}});
            continue;
        }
        check_wanted(correction, path + "wanted", today, problems);
        correction.stood = std::string_view(stood(terms, correction));
        read_back.push_back(std::move(correction));
    }
    CHECK(refused_if_any(std::move(problems)));
    return read_back;
}

bool is_plain(Term term) {
    return term != Term::product && term != Term::policy && term != Term::other;
}

boost::json::object edit_of(const orders::Order& order, std::span<const Correction> corrections) {
    boost::json::object members;
    const bool of_lines = std::ranges::any_of(corrections, [](const Correction& c) {
        return c.term == Term::quantity || c.term == Term::unit_price;
    });
    if (of_lines) members["lines"] = lines_of(order, corrections);
    for (const Correction& correction : corrections)
        if (const auto member = member_of(correction.term); !member.empty())
            members[member] = correction.wanted.v;
    return members;
}

orders::Terms for_page(orders::Terms terms) {
    Value<Phone>::mask(terms.contact_phone);
    return terms;
}

std::string event_body(const Confirmation& confirmation, std::string_view number) {
    JsonOut out;
    out.begin_object().key("number").string(number);
    out.key("terms_no").integer(confirmation.terms_no);
    out.key("words").string(confirmation.words.v).end_object();
    return out.take();
}

}  // namespace zhuli::confirmations
