// Catalog: what we sell. A product belongs to one line (产品线); its code is unique in the
// organisation and case-sensitive. Amounts in stock are deliberately not here: they belong to
// stock, so that a shipment never touches a product.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::catalog {

struct ProductLine {
    Id id;
    std::int64_t version = 0;
    Text<20> code;
    Text<60> name;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(ProductLine, (), (id, version, code, name, created_at, updated_at))

constexpr auto notes(const ProductLine*) {
    using L = ProductLine;
    return std::array{
        note<&L::id>(read_only),
        note<&L::version>(read_only),
        note<&L::code>(required | filterable | sortable),
        note<&L::name>(required | sortable),
        note<&L::created_at>(read_only | sortable),
        note<&L::updated_at>(read_only),
    };
}
constexpr EntityName entity_of(const ProductLine*) { return {"product_line", "product_line"}; }

/// One line of the data sheet: 防护等级 IP68.
struct Parameter {
    Text<60> name;
    Text<120> value;
    Text<20> unit;
};
BOOST_DESCRIBE_STRUCT(Parameter, (), (name, value, unit))

/// What may be offered instead, with what the editor says of it.
struct Substitute {
    Id product_id;
    Text<300> words;
};
BOOST_DESCRIBE_STRUCT(Substitute, (), (product_id, words))

/// Where it is from that one may stand in for the other, and until when that holds; none: always.
struct SubstituteClaim {
    Id product_id;  // of a substitute
    Text<200> source;
    Date valid_until;
};
BOOST_DESCRIBE_STRUCT(SubstituteClaim, (), (product_id, source, valid_until))

struct Product {
    Id id;
    std::int64_t version = 0;
    Text<40> code;
    Text<120> name;
    Id line_id;
    Text<20> unit = "件";
    Text<40> barcode;
    UnitPrice list_price_e4;
    UnitPrice floor_price_e4;
    UnitPrice cost_e4;
    bool on_shelf = true;
    Quantity safety_stock;
    Text<2000> spec;
    Text<60> material;
    std::vector<Parameter> parameters;    // in the order of the data sheet
    std::vector<Substitute> substitutes;  // the best first
    Text<60> external_no;
    Instant created_at;
    Instant updated_at;
    std::vector<SubstituteClaim> substitute_claims;  // of some of them
};
BOOST_DESCRIBE_STRUCT(Product, (),
                      (id, version, code, name, line_id, unit, barcode, list_price_e4,
                       floor_price_e4, cost_e4, on_shelf, safety_stock, spec, material, parameters,
                       substitutes, external_no, created_at, updated_at, substitute_claims))

constexpr auto notes(const Product*) {
    using P = Product;
    return std::array{
        note<&P::id>(read_only),
        note<&P::version>(read_only),
        note<&P::code>(required | searchable | filterable | sortable),
        note<&P::name>(required | searchable | sortable),
        note<&P::line_id>(filterable, "product_line"),
        note<&P::barcode>(filterable),
        note<&P::list_price_e4>(sortable),
        note<&P::on_shelf>(filterable),
        note<&P::spec>(multiline),
        note<&P::external_no>(read_only),
        note<&P::created_at>(read_only | sortable),
        note<&P::updated_at>(read_only | sortable),
    };
}
constexpr EntityName entity_of(const Product*) { return {"product", "product"}; }

/// What the API shows. What a product costs us is 0 for whoever may not see it.
struct ProductView : Product {
    std::string line_name;
    bool cost_hidden = false;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(ProductView, (Product), (line_name, cost_hidden, actions))

/// A parameter in which two products are not the same; empty: that one has none.
struct Difference {
    std::string name;
    std::string ours;    // of the product asked about
    std::string theirs;  // of the substitute
};
BOOST_DESCRIBE_STRUCT(Difference, (), (name, ours, theirs))

/// A substitute as one tells a customer of it.
struct SubstituteView {
    Id product_id;
    std::string code, name, unit, material;
    bool on_shelf = true;
    UnitPrice list_price_e4;
    UnitPrice dearer_by_e4;  // negative: it costs less
    std::vector<Difference> differences;
    std::string words;
    std::string source;
    Date valid_until;
    bool expired = false;  // what is said of it holds no more
};
BOOST_DESCRIBE_STRUCT(SubstituteView, (),
                      (product_id, code, name, unit, material, on_shelf, list_price_e4,
                       dearer_by_e4, differences, words, source, valid_until, expired))

struct Substitutes {
    std::vector<SubstituteView> items;
};
BOOST_DESCRIBE_STRUCT(Substitutes, (), (items))

}  // namespace zhuli::catalog
