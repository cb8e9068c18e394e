// What people do with the catalog. Problems: field.taken (code, barcode), field.no_such_record
// (line_id), catalog.*, not_found and stale.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/catalog/model.hpp"
#include "http/route.hpp"

namespace zhuli::catalog {

using storage::Tx;

Result<ProductView> create_product(Tx& tx, const Ctx& ctx, const Product& in);
Result<ProductView> show_product(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<ProductView> edit_product(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<Page<ProductView>> list_products(Tx& tx, const Ctx& ctx, const http::Listed<Product>& query);
/// What may be offered instead, the best first, with the difference in price and parameters.
Result<Substitutes> list_substitutes(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<ProductLine> create_line(Tx& tx, const Ctx& ctx, const ProductLine& in);
Result<ProductLine> show_line(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<ProductLine> edit_line(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<Page<ProductLine>> list_lines(Tx& tx, const Ctx& ctx,
                                     const http::Listed<ProductLine>& query);

/// Saves a checked new product with its search entry; for imports and the simulation too.
Result<> add_product(Tx& tx, const Ctx& ctx, Product& product);

/// Rules over several members, for those who check before they save.
Result<> check_product(const Product& product);
/// Saves a checked change with its search entry.
Result<> change_product(Tx& tx, const Ctx& ctx, const Product& before, Product& after);

/// For other capabilities.
std::optional<Product> find_product_by_code(Tx& tx, std::string_view code);
std::optional<Id> find_line_by_code(Tx& tx, std::string_view code);
/// In which parameters `substitute` is not the same.
std::vector<Difference> differences_between(const Product& product, const Product& substitute);
/// What is known of why `substitute` may stand in; nothing: nobody wrote it down.
const SubstituteClaim* claim_of(const Product& product, Id substitute);
/// By code, or else by name.
std::optional<Id> find_line_called(Tx& tx, std::string_view words);
/// Source and validity of the claim, into any view with source, valid_until and expired.
template <class View>
void tell_claim(const Product& product, View& view, Date today) {
    const SubstituteClaim* claim = claim_of(product, view.product_id);
    if (claim == nullptr) return;
    view.source = claim->source.v;
    view.valid_until = claim->valid_until;
    view.expired = claim->valid_until && claim->valid_until < today;
}
/// The products among `ids` that exist, ordered by id.
std::vector<Product> find_products(Tx& tx, std::span<const Id> ids);

}  // namespace zhuli::catalog
