from django.urls import path

from newsroom.contact import views

app_name = "contact"
urlpatterns = [
    path("", views.enquiry_form, name="enquiry_form"),
    path("sent/", views.enquiry_sent, name="enquiry_sent"),
]
