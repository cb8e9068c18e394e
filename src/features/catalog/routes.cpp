// The addresses of the catalog.
#include "features/catalog/feature.hpp"
#include "features/catalog/use_cases.hpp"

namespace zhuli::catalog {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_products>("/products", "catalog.read", "List or search products"),
    http::create<create_product>("/products", "catalog.edit", "Create a product"),
    http::get<show_product>("/products/{id}", "catalog.read", "One product"),
    http::edit<edit_product, Product>("/products/{id}", "catalog.edit", "Change a product"),
    http::get<list_substitutes>("/products/{id}/substitutes", "catalog.read",
                                "What may be offered instead, the best first"),
    http::get<list_lines>("/product_lines", "catalog.read", "List product lines"),
    http::create<create_line>("/product_lines", "catalog.edit", "Create a product line"),
    http::get<show_line>("/product_lines/{id}", "catalog.read", "One product line"),
    http::edit<edit_line, ProductLine>("/product_lines/{id}", "catalog.edit",
                                       "Change a product line"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::catalog
