CREATE TABLE public.k (y integer);
