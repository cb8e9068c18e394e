#include "features/exports/rows.hpp"

#include <fmt/format.h>

#include "core/zones.hpp"
#include "features/customers/use_cases_talks.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/entity.hpp"

namespace zhuli::exports {

namespace {

constexpr std::string_view kCustomerHeads[] = {"imports.column.external_no",
                                               "imports.column.name",
                                               "imports.column.short_name",
                                               "imports.column.credit_code",
                                               "imports.column.contact_name",
                                               "imports.column.contact_title",
                                               "imports.column.phone",
                                               "imports.column.email",
                                               "imports.column.wechat",
                                               "imports.column.region",
                                               "imports.column.address",
                                               "imports.column.industry",
                                               "imports.column.buys",
                                               "imports.column.delivery_window",
                                               "imports.column.invoice_title",
                                               "imports.column.note",
                                               "imports.column.kind",
                                               "imports.column.status",
                                               "imports.column.status_reason",
                                               "imports.column.tier",
                                               "imports.column.price_sensitivity",
                                               "imports.column.owner",
                                               "imports.column.tags"};

constexpr std::string_view kContactHeads[] = {
    "imports.column.customer_code", "imports.column.customer_name", "imports.column.contact_name",
    "imports.column.contact_title", "imports.column.phone",         "imports.column.email",
    "imports.column.wechat"};

constexpr std::string_view kInteractionHeads[] = {
    "imports.column.customer_code",  "imports.column.customer_name", "imports.column.happened_at",
    "imports.column.channel",        "imports.column.words",         "imports.column.author",
    "imports.column.next_contact_on"};

constexpr std::string_view kProductHeads[] = {
    "imports.column.code",           "imports.column.name",         "imports.column.line",
    "imports.column.unit",           "imports.column.barcode",      "imports.column.list_price_e4",
    "imports.column.floor_price_e4", "imports.column.safety_stock", "imports.column.spec",
    "field.product.on_shelf",        "imports.column.cost_e4"};

constexpr std::string_view kOrderHeads[] = {"imports.column.number",
                                            "imports.column.placed_at",
                                            "imports.column.customer_code",
                                            "imports.column.customer_name",
                                            "imports.column.product_code",
                                            "imports.column.product_name",
                                            "imports.column.quantity",
                                            "imports.column.unit_price",
                                            "field.order.amount_minor",
                                            "imports.column.region",
                                            "field.order.kind",
                                            "field.order.commercial"};

constexpr int kPriceDigits = 4;

sheet::CellValue price(UnitPrice value) { return sheet::Decimal{value.v, kPriceDigits}; }

/// Imported history keeps its minute; our own orders are placed on a day.
std::string placed_at(const Ctx& ctx, const orders::OrderHead& order) {
    const std::string day = order.placed_on.to_string();
    return order.imported ? day + local_time(ctx, order.confirmed_at).substr(day.size()) : day;
}

constexpr std::string_view kSideHeads[] = {"code",  "name",   "contact_name",
                                           "phone", "region", "owner_name"};

void add_side(const duplicates::PairSide& side, Cells& cells) {
    for (const std::string* text :
         {&side.code, &side.name, &side.contact_name, &side.phone, &side.region, &side.owner_name})
        cells.emplace_back(std::string_view(*text));
}

/// What speaks for one customer: "名称、电话".
std::string reasons_of(const RowWriter& out, const duplicates::Pair& pair) {
    std::vector<std::string> fields;
    for (const auto& reason : pair.reasons)
        if (reason.weight > 0) fields.push_back(out.text("field.customer." + reason.field));
    return joined(fields);
}

/// Codes of records that many rows name.
template <class Record>
class Codes {
 public:
    std::string_view of(Tx& tx, Id id) {
        const auto [known, is_new] = codes_.try_emplace(id);
        if (!is_new || !id) return known->second;
        if (const auto record = storage::find<Record>(tx, id)) known->second = record->code.v;
        return known->second;
    }

 private:
    std::map<Id, std::string> codes_;
};

}  // namespace

std::string local_time(const Ctx& ctx, Instant at) {
    if (at.v == 0) return {};
    const TimeZone& zone = zone_of(ctx.org.timezone);
    const Instant local{at.v + zone.offset_ms(at)};
    const auto minute = (local.v % kDayMs + kDayMs) % kDayMs / kMinuteMs;
    return fmt::format("{} {:02}:{:02}", business_date(zone, at).to_string(), minute / 60,
                       minute % 60);
}

void RowWriter::head(std::span<const std::string_view> keys) {
    std::vector<std::string> titles;
    for (const auto key : keys) titles.push_back(texts_.text(locale_, key));
    out_.head(titles);
}

Result<> RowWriter::row(const Cells& cells) {
    if (++count_ > most_)
        return Problem::of(Status::too_large, "exports.too_many_rows",
                           {{"max", std::to_string(most_)}});
    return out_.row(cells);
}

std::string RowWriter::option(std::string_view field, std::string_view value) const {
    const std::string key = fmt::format("enum.{}.{}", field, value);
    return texts_.find(key) != nullptr ? texts_.text(locale_, key) : std::string(value);
}

std::string RowWriter::yes_or_no(bool value) const {
    return texts_.text(locale_, value ? "exports.yes" : "exports.no");
}

Result<> write_customers(Tx& tx, const Ctx& ctx, http::Listed<customers::Customer> query,
                         RowWriter& out) {
    out.head(kCustomerHeads);
    return each_record(tx, ctx, customers::list_customers, query, [&](const auto& c) {
        const std::string status = out.option("customer.status", enum_name(c.status));
        const std::string tier = out.option("customer.tier", enum_name(c.tier));
        const std::string kind = out.option("customer.kind", enum_name(c.kind));
        const std::string prices =
            out.option("customer.price_sensitivity", enum_name(c.price_sensitivity));
        const std::string tags = joined(c.tags);
        return out.row({std::string_view(c.code),
                        std::string_view(c.name),
                        std::string_view(c.short_name),
                        std::string_view(c.credit_code.v),
                        std::string_view(c.contact_name),
                        std::string_view(c.contact_title),
                        std::string_view(c.phone.v),
                        std::string_view(c.email.v),
                        std::string_view(c.wechat),
                        std::string_view(c.region),
                        std::string_view(c.address),
                        std::string_view(c.industry),
                        std::string_view(c.buys),
                        std::string_view(c.delivery_window),
                        std::string_view(c.invoice_title),
                        std::string_view(c.note),
                        std::string_view(kind),
                        std::string_view(status),
                        std::string_view(c.status_reason),
                        std::string_view(tier),
                        std::string_view(prices),
                        std::string_view(c.owner_name),
                        std::string_view(tags)});
    });
}

Result<> write_contacts(Tx& tx, const Ctx& ctx, http::Listed<customers::Customer> query,
                        RowWriter& out) {
    out.head(kContactHeads);
    return each_record(tx, ctx, customers::list_customers, query, [&](const auto& c) -> Result<> {
        std::vector<customers::Contact> people = c.contacts;
        if (!c.contact_name.empty())
            people.insert(people.begin(),
                          {c.contact_name, c.contact_title, c.phone, c.email, c.wechat});
        for (const auto& one : people)
            CHECK(out.row({std::string_view(c.code), std::string_view(c.name),
                           std::string_view(one.name), std::string_view(one.title),
                           std::string_view(one.phone.v), std::string_view(one.email.v),
                           std::string_view(one.wechat)}));
        return Done{};
    });
}

Result<> write_interactions(Tx& tx, const Ctx& ctx, http::Listed<customers::Customer> query,
                            RowWriter& out) {
    out.head(kInteractionHeads);
    return each_record(tx, ctx, customers::list_customers, query, [&](const auto& c) {
        return customers::each_talk(tx, c.id, [&](const customers::Interaction& talk) {
            const std::string held = local_time(ctx, talk.happened_at);
            const std::string channel = out.option("interaction.channel", enum_name(talk.channel));
            const std::string next = Value<Date>::to_text(talk.next_contact_on);
            return out.row(
                {std::string_view(c.code), std::string_view(c.name), std::string_view(held),
                 std::string_view(channel), std::string_view(talk.words),
                 std::string_view(identity::remembered_name(tx, ctx.now, talk.author_id)),
                 std::string_view(next)});
        });
    });
}

Result<> write_products(Tx& tx, const Ctx& ctx, http::Listed<catalog::Product> query,
                        RowWriter& out) {
    const bool sees_cost = ctx.allowed("catalog.cost");
    const std::span heads(kProductHeads);  // what it costs us stands last
    out.head(sees_cost ? heads : heads.first(heads.size() - 1));
    Codes<catalog::ProductLine> lines;
    return each_record(tx, ctx, catalog::list_products, query, [&](const auto& p) {
        const std::string shelf = out.yes_or_no(p.on_shelf);
        Cells cells{std::string_view(p.code),    std::string_view(p.name),
                    lines.of(tx, p.line_id),     std::string_view(p.unit),
                    std::string_view(p.barcode), price(p.list_price_e4),
                    price(p.floor_price_e4),     p.safety_stock.v,
                    std::string_view(p.spec),    std::string_view(shelf)};
        if (sees_cost) cells.push_back(price(p.cost_e4));
        return out.row(cells);
    });
}

Result<> write_orders(Tx& tx, const Ctx& ctx, http::Listed<orders::OrderHead> query,
                      RowWriter& out) {
    out.head(kOrderHeads);
    Codes<customers::Customer> codes;
    return each_record(tx, ctx, orders::list_orders, query, [&](const auto& o) -> Result<> {
        const std::string placed = placed_at(ctx, o);
        const std::string kind = out.option("order.kind", enum_name(o.kind));
        const std::string state = out.option("order.commercial", enum_name(o.commercial));
        for (const auto& line : orders::order_lines(tx, o.id))
            CHECK(out.row({std::string_view(o.number), std::string_view(placed),
                           codes.of(tx, o.customer_id), std::string_view(o.customer_name),
                           std::string_view(line.product_code), std::string_view(line.product_name),
                           line.quantity.v, price(line.unit_price_e4),
                           sheet::Decimal{line.amount_minor.v, kMoneyDigits},
                           std::string_view(o.delivery_address), std::string_view(kind),
                           std::string_view(state)}));
        return Done{};
    });
}

Result<> write_duplicates(Tx& tx, const Ctx& ctx, http::Listed<duplicates::Pair> query,
                          RowWriter& out) {
    std::vector<std::string> heads{out.text("field.duplicate_pair.level"),
                                   out.text("field.duplicate_pair.reasons")};
    for (const std::string_view side : {"first", "second"})
        for (const std::string_view member : kSideHeads)
            heads.push_back(fmt::format("{} {}",
                                        out.text(fmt::format("field.duplicate_pair.{}", side)),
                                        out.text(fmt::format("field.customer.{}", member))));
    for (const std::string_view member : {"state", "reason", "decided_by_name", "decided_at"})
        heads.push_back(out.text(fmt::format("field.duplicate_pair.{}", member)));
    out.head_texts(heads);
    return each_record(tx, ctx, duplicates::list_pairs, query, [&](const auto& pair) {
        const std::string level = out.option("duplicate_pair.level", enum_name(pair.level));
        const std::string reasons = reasons_of(out, pair);
        const std::string state = out.option("duplicate_pair.state", enum_name(pair.state));
        const std::string decided = local_time(ctx, pair.decided_at);
        Cells cells{std::string_view(level), std::string_view(reasons)};
        add_side(pair.first, cells);
        add_side(pair.second, cells);
        for (const std::string_view text :
             {std::string_view(state), std::string_view(pair.reason),
              std::string_view(pair.decided_by_name), std::string_view(decided)})
            cells.emplace_back(text);
        return out.row(cells);
    });
}

}  // namespace zhuli::exports
