// What orders tell consumers and timelines, and how an imported document is recognised.
#include <cstdio>

#include "features/orders/rules.hpp"

namespace zhuli::orders {

namespace {

void write_id(JsonOut& out, std::string_view name, Id id) {
    out.key(name);
    Value<Id>::write(out, id);
}

void write_line(JsonOut& out, const OrderLine& line, Quantity quantity, Money amount) {
    out.begin_object();
    write_id(out, "product_id", line.product_id);
    write_id(out, "product_line_id", line.product_line_id);
    out.key("quantity").integer(quantity.v).key("amount_minor").integer(amount.v).end_object();
}

struct Hash {  // FNV-1a; tells a changed document, guards nothing
    std::uint64_t value = 14'695'981'039'346'656'037ull;
    void add(std::string_view text) {
        for (const char c : text)
            value = (value ^ static_cast<unsigned char>(c)) * 1'099'511'628'211ull;
        value = (value ^ 0x1f) * 1'099'511'628'211ull;
    }
    void add(std::int64_t number) { add(std::string_view(std::to_string(number))); }
};

}  // namespace

std::string event_body(const Order& order) {
    JsonOut out;
    out.begin_object().key("number").string(order.number.v);
    out.key("kind").string(enum_name(order.kind));
    out.key("customer_name").string(order.customer_name.v);
    out.key("amount_minor").integer(order.amount_minor.v);
    write_id(out, "owner_id", order.owner_id);
    write_id(out, "team_id", order.team_id);
    out.key("placed_on");
    Value<Date>::write(out, order.placed_on);
    out.key("was_confirmed").boolean(order.confirmed_at.v != 0);
    out.key("imported").boolean(!order.source.empty());
    out.key("lines").begin_array();
    for (const OrderLine& line : order.lines)
        write_line(out, line, line.quantity, line.amount_minor);
    out.end_array().end_object();
    return out.take();
}

std::string part_body(const Order& order, std::string_view number, Money amount,
                      std::span<const LineQuantity> lines) {
    JsonOut out;
    out.begin_object().key("number").string(number);
    out.key("order_number").string(order.number.v);
    out.key("amount_minor").integer(amount.v);
    write_id(out, "owner_id", order.owner_id);
    write_id(out, "team_id", order.team_id);
    out.key("lines").begin_array();
    for (const LineQuantity& part : lines)
        for (const OrderLine& line : order.lines)
            if (line.id == part.line_id)
                write_line(out, line, part.quantity, amount_of_part(line, part.quantity));
    out.end_array().end_object();
    return out.take();
}

Money amount_of_part(const OrderLine& line, Quantity quantity) {
    return line_amount(quantity, line.unit_price_e4).value_or(Money{});
}

Money amount_of_parts(const Order& order, std::span<const LineQuantity> parts) {
    Money amount;
    for (const LineQuantity& part : parts)
        for (const OrderLine& line : order.lines)
            if (line.id == part.line_id) amount += amount_of_part(line, part.quantity);
    return amount;
}

std::string content_hash(const ImportedOrder& order) {
    Hash hash;
    hash.add(enum_name(order.kind));
    hash.add(order.customer_id.v);
    hash.add(order.placed_on.days);
    hash.add(order.placed_at.v);
    hash.add(order.delivery_address.v);
    for (const ImportedLine& line : order.lines) {
        hash.add(line.product_code.v);
        hash.add(line.product_name.v);
        hash.add(line.quantity.v);
        hash.add(line.unit_price_e4.v);
        hash.add(line.amount_minor.v);
    }
    char text[24];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash.value));
    return text;
}

}  // namespace zhuli::orders
